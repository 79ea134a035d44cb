// The claims of a disparity's margin, by which a change may widen the gap between two groups at most.
import type { Claim, FactClaim, Got, LimitClaim } from '@modelgate/core';
import { normalQuantile, type Estimate } from '@modelgate/stats';
import { withoutBaseline } from '../metric-check.ts';
import { USUAL_DISCORDANCE } from '../provable.ts';
import type { Disparity } from './disparities.ts';
import {
  groupsOf,
  groupText,
  setText,
  type Group,
  type GroupSet,
  type ParityDemand,
  type ParityFacts,
} from './groups.ts';
import { aboutGroup } from './limit-claims.ts';
import { estimateOf, measureInWords, measuresOf, opponentsOf, overlapOf, pairOf, type Measure } from './pairs.ts';
import { SMALLEST_GROUP } from './provable-pairs.ts';
import { wideningOf, type GroupEstimates } from './widening.ts';

/** A claim for each group that is worse off than another; every unordered pair is tested once. */
export function marginClaims(
  got: Got<ParityFacts>,
  disparity: Disparity,
  set: GroupSet,
  demand: ParityDemand,
): readonly Claim[] {
  const about = { metric: disparity.id, of: 'change', groups: setText(set) };
  const none = withoutBaseline(got.facts);
  if (none) return [{ ...none, about }];
  const claims = groupsOf(got.facts, set).flatMap((group): Claim[] => {
    const leaves = leavesOf(got, disparity, set, group, demand);
    return leaves.length === 0 ? [] : [{ about: aboutGroup(disparity, set, group.value, 'change'), all: leaves }];
  });
  return claims.length > 0
    ? claims
    : [{ fact: 'unknown', reason: `no two groups of ${setText(set)} can be compared with the baseline`, about }];
}

function leavesOf(
  got: Got<ParityFacts>,
  disparity: Disparity,
  set: GroupSet,
  group: Group,
  demand: ParityDemand,
): readonly (LimitClaim | FactClaim)[] {
  const groups = groupsOf(got.facts, set);
  return opponentsOf(got.facts, set, group.value).flatMap((opponent) =>
    measuresOf(disparity, got.facts, demand).flatMap((measure) =>
      leafOf(got, disparity, set, { group: group.value, opponent, groups: groups.length }, measure, demand.margin!),
    ),
  );
}

interface Sides {
  readonly group: string;
  readonly opponent: string | undefined;
  readonly groups: number;
}

function leafOf(
  got: Got<ParityFacts>,
  disparity: Disparity,
  set: GroupSet,
  sides: Sides,
  measure: Measure,
  margin: number,
): readonly LimitClaim[] {
  const own = comparedOf(got, measure, set, sides.group);
  const other = comparedOf(got, measure, set, sides.opponent);
  if (!own || !other) return [];
  const { low, high } = pairOf(measure.metric, own.candidate, other.candidate);
  const gap = high.value - low.value;
  // Every pair once: with the group that is worse off; if they are equal, with the first.
  const first = sides.opponent === undefined || sides.group < sides.opponent;
  if (sides.opponent !== undefined && (gap < 0 || (gap === 0 && !first))) return [];
  const overlap = overlapOf(got.facts, measure.metric, own.candidate, other.candidate, sides.opponent);
  const [lower, higher] = measure.metric.better === 'higher' ? [own, other] : [other, own];
  const against = sides.opponent === undefined ? 'overall' : groupText(sides.opponent);
  const named = measureInWords(disparity, measure, got.facts);
  const lean = canLean(own.candidate.n, other.candidate.n, margin, sides.groups);
  return [
    {
      must: 'max',
      limit: margin,
      of: wideningOf(lower, higher, overlap),
      estimate: `${disparity.id}/${measure.metric.id}/change/${groupText(sides.group)}/${against}`,
      about: {
        ...aboutGroup(disparity, set, sides.group, 'change'),
        against,
        ...(named !== undefined && { measure: named }),
      },
      role: lean ? 'overall' : 'group',
      burden: lean ? 'lean' : 'guard',
    },
  ];
}

/** The values of both sides; undefined where one has none, which the claims of the limit already report. */
function comparedOf(
  got: Got<ParityFacts>,
  measure: Measure,
  set: GroupSet,
  group: string | undefined,
): GroupEstimates | undefined {
  const of = (role: 'candidate' | 'baseline' | 'change'): Estimate => estimateOf(got, measure, role, set, group);
  const [candidate, baseline, change] = [of('candidate'), of('baseline'), of('change')];
  if (candidate.kind === 'unknown' || baseline.kind === 'unknown' || change.kind === 'unknown') return undefined;
  return { candidate, baseline, change };
}

/**
 * Whether the groups are so large that the estimate of an equally good model, at the
 * usual discordance, keeps the margin four times out of five.
 */
function canLean(n1: number, n2: number, margin: number, groups: number): boolean {
  if (Math.min(n1, n2) < SMALLEST_GROUP) return false;
  const se = Math.sqrt(USUAL_DISCORDANCE * (1 / n1 + 1 / n2));
  return margin / se >= normalQuantile(1 - 0.2 / groups);
}
