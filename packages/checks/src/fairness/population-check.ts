// Checks that the groups are represented in the data as in the population that the model will judge; a share is tested like any other.
import { countText, percentText, type Check, type Claim, type Got, type Json } from '@modelgate/core';
import { facetsOf, groupsOf, groupText, JOINT, ungrouped, type GroupSet, type ParityFacts } from './groups.ts';

/** Least part of its share of the population that a group must have. */
const LEAST_SHARE = 0.8;

type PopulationDemand = { readonly set: string; readonly shares: Readonly<Record<string, number>> };

export const populationCheck: Check<ParityFacts> = {
  id: 'bias/group-shrunk',
  version: 1,
  docs: {
    title: 'groups that are missing',
    what: 'A group has at least four fifths of its rows on the base branch, and of its share in the `population` of the policy. The first is compared exactly, the second fails only when it is proved.',
  },
  asks: () => ({}),
  judge: (got, json) => claimsOf(got, demandOf(json)),
  say: ({ claim, outcome }, got) => {
    const { of: _, ...group } = claim.about;
    const words = Object.entries(group).map(([column, value]) => `${column} = ${value}`);
    const subject = `share of ${words.join(', ')} in the data of ${got.facts.name}`;
    if (!('must' in claim) || claim.of.kind === 'unknown')
      return { subject, observed: 'reason' in claim ? claim.reason : '', expected: 'a share' };
    return {
      subject,
      observed: `${percentText(claim.of.value)} of ${countText(claim.of.n)} rows`,
      expected: `at least ${percentText(claim.limit)}, four fifths of its share of the population`,
      ...(outcome === 'fail' && { remedy: 'add rows of this group, or weigh what the data can say of it' }),
    };
  },
};

function demandOf(json: Json): PopulationDemand {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the gate's own section, from a checked policy
  return json as PopulationDemand;
}

function claimsOf({ facts }: Got<ParityFacts>, { set: name, shares }: PopulationDemand): Claim[] {
  const set = facts.sets.find((one) => one.name === name)!;
  const groups = groupsOf(facts, set);
  const n = facts.rows - ungrouped(facts, set);
  return Object.entries(shares).map(([value, share]): Claim => {
    const group = groups.find((one) => groupText(one.value) === value);
    const about = { of: 'data', ...facetsOf(set, group?.value ?? asValue(set, value)) };
    const x = group?.rows ?? 0;
    if (n === 0) return { fact: 'unknown', reason: `no row has a value of ${name}`, about };
    if (x === 0)
      return { fact: 'fail', reason: `no row is of this group, ${percentText(share)} of the population are`, about };
    return {
      must: 'min',
      limit: LEAST_SHARE * share,
      of: { kind: 'known', value: x / n, n, law: { law: 'binomial', x, n } },
      estimate: `share/${name}=${value}`,
      about,
      role: 'group',
      burden: 'guard',
    };
  });
}

/** The internal name of a group that a policy writes as 'Female × Black', for groups that the data lacks. */
function asValue({ columns }: GroupSet, written: string): string {
  const parts = written.split(groupText(JOINT));
  return parts.length === columns.length ? parts.join(JOINT) : written;
}
