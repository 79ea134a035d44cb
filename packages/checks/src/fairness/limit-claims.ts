// The claims of a disparity's limit: one for each group, which holds when the group is not worse off, beyond the limit, than any it is
// compared with.
import { askId, type Claim, type FactClaim, type Got, type LimitClaim } from '@modelgate/core';
import type { Known } from '@modelgate/stats';
import type { Disparity } from './disparities.ts';
import { countsByDecision } from './group-rates.ts';
import {
  facetsOf,
  groupsOf,
  groupText,
  setText,
  type Group,
  type GroupSet,
  type ParityDemand,
  type ParityFacts,
} from './groups.ts';
import { differenceOf, ratioOf, standardErrorOf, together } from './pair-estimate.ts';
import {
  askOf,
  estimateOf,
  measureInWords,
  measuresOf,
  opponentsOf,
  overlapOf,
  pairOf,
  type Measure,
} from './pairs.ts';
import { besideRest, isProvable, SMALLEST_GROUP, standardErrorsNeeded, type LimitToProve } from './provable-pairs.ts';

interface Compared {
  readonly got: Got<ParityFacts>;
  readonly disparity: Disparity;
  readonly set: GroupSet;
  readonly toProve: LimitToProve;
  readonly demand: ParityDemand;
}

/** A leaf of a claim, and whether its pair of groups is large enough to prove the limit. */
interface Leaf {
  readonly claim: LimitClaim | FactClaim;
  readonly provable: boolean;
}

/**
 * A claim for each group. Where no pair of the set is large enough to prove the limit, all pairs must prove it, so that the result is
 * inconclusive instead of a pass.
 */
export function limitClaims(
  got: Got<ParityFacts>,
  disparity: Disparity,
  set: GroupSet,
  demand: ParityDemand,
): readonly Claim[] {
  const groups = groupsOf(got.facts, set);
  const compared: Compared = {
    got,
    disparity,
    set,
    toProve: { form: disparity.form, limit: demand.limit!, groups: groups.length },
    demand,
  };
  const byGroup = groups.map((group) => ({ group, leaves: leavesOf(compared, group) }));
  const all = byGroup.flatMap(({ leaves }) => leaves);
  const nothing = nothingCompared(compared, all);
  if (nothing) return [nothing];
  const everyOne = demand.all === true || !all.some(({ provable }) => provable);
  return byGroup.map(({ group, leaves }) => ({
    about: aboutGroup(disparity, set, group.value, 'candidate'),
    all: leaves.map(({ claim, provable }) =>
      'must' in claim && (provable || everyOne) ? { ...claim, role: 'overall', burden: 'prove' } : claim,
    ),
  }));
}

export function aboutGroup(
  { id }: Disparity,
  set: GroupSet,
  value: string,
  of: string,
): Readonly<Record<string, string>> {
  return { metric: id, of, ...facetsOf(set, value) };
}

/** The claim when nothing could be compared, which must not pass. */
function nothingCompared({ disparity, set }: Compared, leaves: readonly Leaf[]): FactClaim | undefined {
  if (leaves.some(({ claim }) => 'must' in claim || claim.fact === 'unknown')) return undefined;
  const [first] = leaves;
  const reason = first && 'fact' in first.claim ? first.claim.reason : 'there is nothing to compare';
  return {
    fact: 'unknown',
    reason: `no two groups of ${setText(set)} can be compared: ${reason}`,
    about: { metric: disparity.id, of: 'candidate', groups: setText(set) },
  };
}

function leavesOf(compared: Compared, group: Group): readonly Leaf[] {
  const { got, set, disparity, demand } = compared;
  const measures = measuresOf(disparity, got.facts, demand);
  return opponentsOf(got.facts, set, group.value).flatMap((opponent) =>
    measures.flatMap((measure) => {
      const sides = opponent === undefined ? [false, true] : [false];
      return sides.map((swapped) => leafOf(compared, measure, group, opponent, swapped));
    }),
  );
}

/** `swapped`: the overall rate must not be worse than the group's, instead of the reverse. */
function leafOf(
  compared: Compared,
  measure: Measure,
  group: Group,
  opponent: string | undefined,
  swapped: boolean,
): Leaf {
  const { got, set, disparity, toProve } = compared;
  const [own, other] = [group.value, opponent].map((value) => estimateOf(got, measure, 'candidate', set, value));
  const named = measureInWords(disparity, measure, got.facts);
  const about = {
    ...aboutGroup(disparity, set, group.value, 'candidate'),
    ...(opponent !== undefined && { against: groupText(opponent) }),
    ...(named !== undefined && { measure: named }),
  };
  for (const [estimate, value] of [
    [own!, group.value],
    [other!, opponent],
  ] as const)
    if (estimate.kind === 'unknown')
      return { claim: { ...lacking(compared, measure, value, estimate.reason), about }, provable: false };
  const [a, b] = [own as Known, other as Known];
  const [low, high] = swapped ? [b, a] : [a, b];
  const pair = pairOf(measure.metric, low, high);
  const overlap = overlapOf(got.facts, measure.metric, a, b, opponent);
  const part =
    overlap.kind === 'part' && swapped
      ? ({ ...overlap, part: overlap.part === 'low' ? 'high' : 'low' } as const)
      : overlap;
  const of = disparity.form === 'difference' ? differenceOf(pair, part) : ratioOf(pair, part);
  if (of.kind === 'unknown') return { claim: { fact: 'inapplicable', reason: of.reason, about }, provable: false };
  const claim: LimitClaim = {
    must: disparity.form === 'difference' ? 'max' : 'min',
    limit: toProve.limit,
    of,
    estimate:
      `${disparity.id}/${askId(askOf(measure, 'candidate', set, group.value))}/${opponent ?? 'overall'}${swapped ? '/swapped' : ''}`.replaceAll(
        '\u001F',
        ' × ',
      ),
    about,
    role: 'group',
    burden: 'guard',
  };
  return { claim, provable: canProve(compared, measure, a, b, opponent) };
}

/** Whether a pair can prove the limit: for rates by their sizes and the pooled rate, for other metrics by their standard errors. */
function canProve(
  { got, set, toProve }: Compared,
  measure: Measure,
  a: Known,
  b: Known,
  opponent: string | undefined,
): boolean {
  if (Math.min(a.n, b.n) < SMALLEST_GROUP) return false;
  const pooled = estimateOf(got, measure, 'candidate', set, undefined);
  const share = a.law.law === 'binomial' && b.law.law === 'binomial';
  if (share && pooled.kind === 'known') {
    if (opponent !== undefined) return isProvable({ n1: a.n, n2: b.n, pooled: pooled.value }, toProve);
    const rest = { n1: a.n, n2: Math.max(1, b.n - a.n), pooled: pooled.value };
    return isProvable(rest, besideRest(toProve, Math.min(1, a.n / b.n)));
  }
  const se = together(standardErrorOf(a), standardErrorOf(b), { kind: got.facts.clusters ? 'clusters' : 'none' });
  const relative = toProve.form === 'ratio' ? -Math.log(toProve.limit) * Math.min(a.value, b.value) : toProve.limit;
  return se > 0 && relative / se >= standardErrorsNeeded(toProve.groups);
}

/**
 * The claim of a group without a value. If the group lacks labels of a class, its rows prove that, and it is listed. If only the model's own
 * decisions make the value undefined, in a group that is large enough, it is unknown.
 */
function lacking(
  { got, set }: Compared,
  measure: Measure,
  value: string | undefined,
  reason: string,
): Pick<FactClaim, 'fact' | 'reason'> {
  const rows = groupsOf(got.facts, set).find((group) => group.value === value)?.rows ?? got.facts.rows;
  const own = countsByDecision(measure.metric) && rows >= SMALLEST_GROUP;
  return {
    fact: own ? 'unknown' : 'inapplicable',
    reason: `${value === undefined ? 'all rows' : groupText(value)}: ${reason}`,
  };
}
