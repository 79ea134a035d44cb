// The claims of a disparity's limit: one for each group, which holds when the group is not worse off, beyond the limit, than any it is
// compared with.
import { askId, type Claim, type Facets, type FactClaim, type Got, type LimitClaim } from '@modelgate/core';
import type { Estimate, Known } from '@modelgate/stats';
import type { Disparity } from './disparities.ts';
import { countsByDecision } from './group-rates.ts';
import {
  facetsOf,
  groupsOf,
  groupText,
  JOINT,
  setText,
  type Group,
  type GroupSet,
  type ParityDemand,
  type ParityFacts,
} from './groups.ts';
import { differenceOf, ratioOf, standardErrorOf, together, type Overlap } from './pair-estimate.ts';
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
      const bothWays = opponent === undefined ? [false, true] : [false];
      return bothWays.map((swapped) => leafOf(compared, measure, { group: group.value, opponent, swapped }));
    }),
  );
}

interface Sides {
  readonly group: string;
  readonly opponent: string | undefined;
  /** The overall rate must not be worse than the group's, instead of the reverse. */
  readonly swapped: boolean;
}

function leafOf(compared: Compared, measure: Measure, sides: Sides): Leaf {
  const { got, set, disparity, toProve } = compared;
  const about = aboutSides(compared, measure, sides);
  const without = (fact: Pick<FactClaim, 'fact' | 'reason'>): Leaf => ({ claim: { ...fact, about }, provable: false });
  const own = estimateOf(got, measure, 'candidate', set, sides.group);
  if (own.kind === 'unknown') return without(lacking(compared, measure, sides.group, own.reason));
  const other = estimateOf(got, measure, 'candidate', set, sides.opponent);
  if (other.kind === 'unknown') return without(lacking(compared, measure, sides.opponent, other.reason));
  const of = gapOf(compared, measure, own, other, sides);
  if (of.kind === 'unknown') return without({ fact: 'inapplicable', reason: of.reason });
  const claim: LimitClaim = {
    must: disparity.form === 'difference' ? 'max' : 'min',
    limit: toProve.limit,
    of,
    estimate: nameOf(compared, measure, sides),
    about,
    role: 'group',
    burden: 'guard',
  };
  return { claim, provable: canProve(compared, measure, own, other, sides.opponent) };
}

function aboutSides({ got, disparity, set }: Compared, measure: Measure, { group, opponent }: Sides): Facets {
  const named = measureInWords(disparity, measure, got.facts);
  return {
    ...aboutGroup(disparity, set, group, 'candidate'),
    ...(opponent !== undefined && { against: groupText(opponent) }),
    ...(named !== undefined && { measure: named }),
  };
}

function nameOf({ disparity, set }: Compared, measure: Measure, { group, opponent, swapped }: Sides): string {
  const ask = askId(askOf(measure, 'candidate', set, group));
  return `${disparity.id}/${ask}/${opponent ?? 'overall'}${swapped ? '/swapped' : ''}`.replaceAll(JOINT, ' × ');
}

function gapOf(
  { got, disparity }: Compared,
  { metric }: Measure,
  own: Known,
  other: Known,
  { opponent, swapped }: Sides,
): Estimate {
  const pair = swapped ? pairOf(metric, other, own) : pairOf(metric, own, other);
  const overlap = overlapOf(got.facts, metric, own, other, opponent);
  const inOrder = swapped ? turned(overlap) : overlap;
  return disparity.form === 'difference' ? differenceOf(pair, inOrder) : ratioOf(pair, inOrder);
}

function turned(overlap: Overlap): Overlap {
  return overlap.kind === 'part' ? { ...overlap, part: overlap.part === 'low' ? 'high' : 'low' } : overlap;
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
