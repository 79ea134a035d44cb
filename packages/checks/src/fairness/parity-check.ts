// A disparity's check: a limit between groups, and a margin against the baseline's gap. There is one for every line of the table.
import type { Ask, Check, Claim, Got } from '@modelgate/core';
import type { Disparity } from './disparities.ts';
import {
  groupsOf,
  MOST_GROUPS,
  parityDemandOf,
  referenceOf,
  setText,
  ungrouped,
  type GroupSet,
  type ParityDemand,
  type ParityFacts,
} from './groups.ts';
import { limitClaims } from './limit-claims.ts';
import { marginClaims } from './margin-claims.ts';
import { askOf, measuresOf } from './pairs.ts';
import { sayParity } from './say-parity.ts';

export function parityCheck(disparity: Disparity): Check<ParityFacts> {
  return {
    id: `bias/${disparity.id}`,
    version: 1,
    docs: { title: disparity.title, what: disparity.docs },
    asks: (json, facts) => ({ scores: asksOf(disparity, facts, parityDemandOf(json)) }),
    judge: (got, json) => got.facts.sets.flatMap((set) => claimsOf(got, disparity, set, json)),
    say: (decided, got) => sayParity(disparity, decided, got),
  };
}

/** Asks about every group and all rows, for both models and the change. */
function asksOf(disparity: Disparity, facts: ParityFacts, demand: ParityDemand): readonly Ask[] {
  const roles = ['candidate', 'baseline', 'change'] as const;
  return facts.sets.flatMap((set) =>
    [undefined, ...groupsOf(facts, set).map(({ value }) => value)].flatMap((group) =>
      measuresOf(disparity, facts, demand).flatMap((measure) => roles.map((of) => askOf(measure, of, set, group))),
    ),
  );
}

function claimsOf(
  got: Got<ParityFacts>,
  disparity: Disparity,
  set: GroupSet,
  json: Parameters<typeof parityDemandOf>[0],
): readonly Claim[] {
  const demand = parityDemandOf(json);
  const reason = notComparable(got.facts, set);
  if (reason !== undefined)
    return [{ fact: 'unknown', reason, about: { metric: disparity.id, of: 'candidate', groups: setText(set) } }];
  return [
    ...(demand.limit === undefined ? [] : limitClaims(got, disparity, set, demand)),
    ...(demand.margin === undefined ? [] : marginClaims(got, disparity, set, demand)),
  ];
}

/** Why the groups of a set cannot be compared at all: such a set is unknown, never fair. */
function notComparable(facts: ParityFacts, set: GroupSet): string | undefined {
  const groups = groupsOf(facts, set);
  const name = setText(set);
  if (groups.length === 0) return `no row has a value of ${name}`;
  if (groups.length === 1)
    return `all rows with a value of ${name} are of one group${ungrouped(facts, set) > 0 ? ', the others have none' : ''}`;
  if (facts.compare.with === 'to-overall') return undefined;
  const reference = referenceOf(set, facts.compare);
  if (facts.compare.with === 'reference' && reference === undefined)
    return `the policy's reference names no group of ${name}`;
  if (reference !== undefined && !groups.some(({ value }) => value === reference))
    return `no row of ${name} is of the reference group`;
  if (reference === undefined && groups.length > MOST_GROUPS)
    return `${name} has ${groups.length} groups, more than ${MOST_GROUPS} are not compared pair by pair: write compare: to-overall, a reference group, or bins`;
  return undefined;
}
