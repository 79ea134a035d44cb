// Deleting rows of a group can hide unfairness: a group that lost more than a fifth of its rows against the base branch's data blocks.
import { groupInWords, groupsOf, groupText, valueCounts, type GroupSet, type ParityFacts } from '@modelgate/checks';
import {
  countText,
  factFinding,
  InputError,
  measureData,
  percentText,
  valueOf,
  type DataRef,
  type Finding,
  type GatePlan,
  type Ports,
} from '@modelgate/core';
import { sliceFacts, slicesOf } from '../evaluate-model/slices.ts';
import { settingsOf, type BiasPlan } from './plan.ts';

/** The largest share of its rows that a group may lose. */
const MOST_LOST = 0.2;

/** Findings for groups of the base's data that have lost rows in head's data. The model is not run for them. */
export async function shrunkGroups(head: BiasPlan, plan: GatePlan, base: DataRef, ports: Ports): Promise<Finding[]> {
  const before = await Promise.all(head.facts.sets.map((set) => groupsBefore(set, plan, base, ports)));
  return head.facts.sets.flatMap((set, i) => lostIn(set, head, before[i]!));
}

/** A set's groups on the base branch; none where its column is new, or comes from a file of its own. */
async function groupsBefore(
  set: GroupSet,
  plan: GatePlan,
  base: DataRef,
  ports: Ports,
): Promise<ParityFacts['slices']> {
  try {
    const facts = await ports.data.describe(base);
    const setting = settingsOf(plan).groups.filter(({ name }) => name === set.name);
    if (setting.length === 0) return {};
    const [slice] = await slicesOf({ as: 'group', slices: setting }, plan, facts.columns, ports.data, base);
    const counts = valueCounts(base.name, `slice/${set.name}`, slice!.of);
    const value = valueOf(counts, await measureData([counts], { [base.name]: { ref: base, ...facts } }, ports));
    return 'known' in value ? sliceFacts([slice!], { [set.name]: value.known }, 'group') : {};
  } catch (error) {
    if (error instanceof InputError && error.problem.code === 'input/column-missing') return {};
    throw error;
  }
}

function lostIn(set: GroupSet, head: BiasPlan, slices: ParityFacts['slices']): Finding[] {
  const now = new Map(groupsOf(head.facts, set).map(({ value, rows }) => [value, rows]));
  return groupsOf({ slices }, set).flatMap(({ value, rows: before }) => {
    const rows = now.get(value) ?? 0;
    return rows < before * (1 - MOST_LOST) ? [finding(set, value, rows, before, head)] : [];
  });
}

function finding(set: GroupSet, value: string, rows: number, before: number, { data: { subject } }: BiasPlan): Finding {
  const was = `of ${countText(before)} on the base branch`;
  return factFinding({
    id: `bias/group-shrunk/${set.name}=${groupText(value)}`,
    rule: 'bias/group-shrunk',
    fact: 'fail',
    severity: 'block',
    from: 'head',
    at: subject.at,
    message: {
      subject: `rows of ${groupInWords(set, value)} in ${subject.name}`,
      observed: rows === 0 ? `none, ${was}` : `${countText(rows)}, ${was} (−${percentText(1 - rows / before)})`,
      expected: `at least ${percentText(1 - MOST_LOST)} of them, so that no group is judged by a selection of its rows`,
      remedy: 'restore the rows, or change the data in a change of its own that an owner reviews',
    },
  });
}
