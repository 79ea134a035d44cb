// The decision: demands and claims in, outcomes out. Judge, lint, certify, explain and the calibration suite call this.
import { interval } from '@modelgate/stats';
import type { Claim, FactClaim, LimitClaim, Outcome } from '../claim.ts';
import type { Leaf } from '../finding.ts';
import type { Correlation } from '../measure/correlation.ts';
import type { Demand } from '../policy/types.ts';
import { adjustFamily, DRAWS } from './family.ts';
import { isTested, outcomeOfTest, outcomeWithoutTest, test } from './leaf.ts';

/** What decide() needs of a demand. */
export type DemandToDecide = Pick<Demand, 'decide' | 'from'>;

export interface Judged<D extends DemandToDecide = Demand> {
  readonly demand: D;
  readonly claim: Claim;
}

export interface Decision<D extends DemandToDecide = Demand> {
  readonly demand: D;
  readonly claim: Claim;
  readonly leaves: readonly Leaf[];
  /** Index of the leaf that decided. */
  readonly decisive: number;
  readonly outcome: Outcome;
}

export interface DecideOptions {
  /** 1 − confidence; each of the two families gets half of it. */
  readonly alpha: number;
  readonly correlation?: Correlation;
  readonly seed: string;
}

/** A family after its decision; members name their claim by its index among the judged claims. */
export interface DecidedFamily {
  readonly name: 'overall' | 'rest';
  readonly from: 'head' | 'base';
  readonly alpha: number;
  readonly method: 'max-t' | 'holm';
  readonly draws: number;
  readonly seed: string;
  readonly members: readonly { readonly judged: number; readonly leaf: number; readonly p: number }[];
  readonly correlation?: readonly number[];
}

type LeafClaim = LimitClaim | FactClaim;

/**
 * Decides all claims of one gate and model of one policy (head's or base's). Families: *overall* and *rest*, each at α/2;
 * within one, P(some kept limit fails) ≤ α/2 (max-T, or Holm). A `prove` is tested at α without correction: everything must
 * be proved for the whole to pass (intersection–union, Berger 1982).
 */
export function decide<D extends DemandToDecide>(
  judged: readonly Judged<D>[],
  options: DecideOptions,
): { decisions: Decision<D>[]; families: DecidedFamily[] } {
  const flat = judged.flatMap(({ demand, claim }, i) =>
    leavesOf(claim).map((leaf, k): FlatLeaf => ({ demand, claim: leaf, judged: i, leaf: k })),
  );
  const families = (['overall', 'rest'] as const).map((name) => judgeFamily(name, flat, options));
  const leaves: Leaf[][] = judged.map(() => []);
  for (const leaf of flat) {
    const decided = families.map((f) => f.leaves.get(leaf)).find(Boolean) ?? untested(leaf.claim);
    leaves[leaf.judged]!.push(withInterval(decided, options.alpha));
  }
  const decisions = judged.map(({ demand, claim }, i) => combine(demand, claim, leaves[i]!));
  return { decisions, families: families.flatMap((f) => (f.family.members.length > 0 ? [f.family] : [])) };
}

interface FlatLeaf {
  readonly demand: DemandToDecide;
  readonly claim: LeafClaim;
  readonly judged: number;
  readonly leaf: number;
}

function leavesOf(claim: Claim): readonly LeafClaim[] {
  return 'all' in claim ? claim.all.flatMap(leavesOf) : [claim];
}

function untested(claim: LeafClaim): Leaf {
  return { claim, outcome: outcomeWithoutTest(claim), family: 'none' };
}

interface JudgedFamily {
  readonly family: DecidedFamily;
  readonly leaves: ReadonlyMap<FlatLeaf, Leaf>;
}

function judgeFamily(name: DecidedFamily['name'], flat: readonly FlatLeaf[], options: DecideOptions): JudgedFamily {
  const tested = flat.flatMap((leaf) => {
    if (!isTested(leaf.demand, leaf.claim) || (leaf.claim.role === 'overall') !== (name === 'overall')) return [];
    return [{ leaf, claim: leaf.claim, ...test(leaf.claim, options.alpha) }];
  });
  const alpha = options.alpha / 2;
  const seed = `${options.seed}/${name}`;
  const { method, adjusted, correlation } = adjustFamily(tested, options.correlation, seed);
  const leaves = tested.map(({ leaf, claim, fail, pass }, i): [FlatLeaf, Leaf] => {
    const p = { fail, adjusted: adjusted[i]!, pass };
    return [leaf, { claim, outcome: outcomeOfTest(claim, p, p.adjusted, alpha, options.alpha), family: name, p }];
  });
  const members = tested.map(({ leaf, fail }) => ({ judged: leaf.judged, leaf: leaf.leaf, p: fail }));
  const from = flat[0]?.demand.from ?? 'head';
  return {
    family: { name, from, alpha, method, draws: DRAWS, seed, members, ...(correlation && { correlation }) },
    leaves: new Map(leaves),
  };
}

function withInterval(leaf: Leaf, alpha: number): Leaf {
  if (!('must' in leaf.claim) || leaf.claim.of.kind === 'unknown') return leaf;
  const ends = interval(leaf.claim.of, 1 - alpha);
  // JSON cannot hold an infinite end: readers see no interval rather than a wrong one.
  return ends.every(Number.isFinite) ? { ...leaf, interval: ends } : leaf;
}

const badness: readonly Outcome[] = ['inapplicable', 'pass', 'inconclusive', 'fail', 'unknown'];

/** What the whole comes to: the worst of its leaves. */
export function worstOutcome(leaves: readonly Pick<Leaf, 'outcome'>[]): Outcome {
  return badness[Math.max(...leaves.map((leaf) => badness.indexOf(leaf.outcome)))]!;
}

/** The worst leaf decides; among equally bad ones the one with the smallest adjusted p, else the first. */
function combine<D extends DemandToDecide>(demand: D, claim: Claim, leaves: readonly Leaf[]): Decision<D> {
  if (leaves.length === 0) throw new Error('a claim without leaves cannot be decided');
  const outcome = worstOutcome(leaves);
  const candidates = [...leaves.keys()].filter((i) => leaves[i]!.outcome === outcome);
  const decisive = candidates.reduce((best, i) =>
    (leaves[i]!.p?.adjusted ?? 1) < (leaves[best]!.p?.adjusted ?? 1) ? i : best,
  );
  return { demand, claim, leaves, decisive, outcome };
}
