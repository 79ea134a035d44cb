// The threshold sweep: every limit of the policy, between the groups of every set, at other thresholds of the candidate.
import {
  cellsOf,
  disparity,
  groupsOfCells,
  groupsOf,
  MOST_GROUPS,
  parityDemandOf,
  referenceOf,
  setText,
  sweptDisparity,
  thresholdSweep,
  type Against,
  type Cells,
  type GroupSet,
  type Swept,
} from '@modelgate/checks';
import type { Frame, Sweep } from '@modelgate/core';
import type { BiasPlan } from './plan.ts';

/** The sweep; undefined where no threshold decides, no limit concerns decisions, or there are too many groups. */
export function sweepOf(plan: BiasPlan, frame: Frame, positive: Uint8Array, order: Uint32Array): Sweep | undefined {
  const { values } = frame.scores.candidate;
  const sets = plan.facts.sets.filter((set) => groupsOf(plan.facts, set).length <= MOST_GROUPS);
  const cells =
    values &&
    cellsOf(
      sets.map(({ name }) => frame.groups[name]!),
      frame.n,
    );
  if (!cells) return undefined;
  const swept = sets.flatMap((set, i) => limitsOf(plan, frame, set, cells.groupOf[i]!));
  if (swept.length === 0) return undefined;
  const rows = {
    scores: values,
    order,
    positive,
    groups: cells.codes,
    groupCount: cells.count,
    ...(frame.weight && { weight: frame.weight }),
  };
  return thresholdSweep(rows, plan.threshold, swept);
}

function limitsOf(plan: BiasPlan, frame: Frame, set: GroupSet, inFrame: Cells['groupOf'][number]): readonly Swept[] {
  const values = groupsOf(plan.facts, set).map(({ value }) => value);
  const places = frame.groups[set.name]!.names.map((name) => values.indexOf(name));
  const against = againstOf(plan, set, values);
  if (against === undefined) return [];
  const inGroups = groupsOfCells(
    inFrame.map((code) => places[code]!),
    values.length,
  );
  return plan.demands.flatMap(({ id, params }) => {
    const known = disparity(id);
    const { limit } = parityDemandOf(params);
    if (!known || limit === undefined) return [];
    const swept = sweptDisparity({
      id: `${id} by ${setText(set)}`,
      form: known.form,
      of: known.of.map((metric) => metric.id),
      limit,
      inGroups,
      against,
    });
    return swept ? [swept] : [];
  });
}

/** What groups are compared with; undefined where the named reference is not a group of the set. */
function againstOf({ facts }: BiasPlan, set: GroupSet, values: readonly string[]): Against | undefined {
  if (facts.compare.with !== 'reference') return facts.compare.with;
  const reference = referenceOf(set, facts.compare);
  const place = reference === undefined ? -1 : values.indexOf(reference);
  return place < 0 ? undefined : { reference: place };
}
