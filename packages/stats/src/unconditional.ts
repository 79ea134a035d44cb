// An exact test that two rates keep a limit. It decides where the p-value of a score test lies next to the level, which for small groups is
// only approximate.
import { binomialPmf } from './binomial.ts';
import { clopperPearson } from './clopper-pearson.ts';
import { ratioScore } from './koopman.ts';
import type { Rates } from './law.ts';
import { differenceScore } from './miettinen-nurminen.ts';
import { apart, type Apart } from './part-of-whole.ts';

/** γ: the error of the interval for the nuisance rate, which is added to the p-value. */
const MISSED = 0.0005;
/** Number of rates in that interval at which the probability is computed; it is smooth between them. */
const STEPS = 48;
/** Counts with a smaller probability are left out. */
const NEVER = 1e-12;

/**
 * The p-value of H0 "the limit is violated", in (0, 1]: the largest probability, over all pairs of rates exactly at the limit, of counts whose
 * score is at least as much in favour of the limit as that of the observed counts.
 *
 * An unconditional exact test ordered by the score (I. S. F. Chan and Z. Zhang, Biometrics 55 (1999) 1202–1209), the rate of the larger
 * group within its interval of Clopper and Pearson at 1 − γ, and γ added (R. L. Berger and D. D. Boos, JASA 89 (1994) 1012–1016).
 * Counts that are not whole are rounded. O(√n) probabilities for each rate that is tried.
 */
export function unconditionalP(law: Rates, must: 'min' | 'max', limit: number): number {
  const [x1, n1, x2, n2] = [law.x1, law.n1, law.x2, law.n2].map(Math.round) as [number, number, number, number];
  return largest({ ...apart({ ...law, x1, n1, x2, n2 }), of: law.of }, must, limit);
}

function largest(
  { x1, n1, x2, n2, toRest, of }: Apart & Pick<Rates, 'of'>,
  must: 'min' | 'max',
  limit: number,
): number {
  const at = toRest(limit);
  const score = of === 'difference' ? differenceScore : ratioScore;
  const sign = must === 'min' ? 1 : -1;
  const evidence = (a: number, b: number): number => sign * score(a, n1, b, n2, at);
  const rates = ratesAtLimit(of, { x1, n1, x2, n2 }, at);
  const first = windowOf(
    n1,
    rates.map(([p]) => p),
  );
  const second = windowOf(
    n2,
    rates.map(([, p]) => p),
  );
  const seen = evidence(x1, x2) - 1e-9;
  const bounds = boundsOf(first, second, sign, (a, b) => evidence(a, b) >= seen);
  const found = rates.map(([p1, p2]) => probability(masses(first, n1, p1), masses(second, n2, p2), bounds, sign));
  return Math.min(1, Math.max(...found) + MISSED);
}

interface Counts {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
}

type Pair = readonly [p1: number, p2: number];

/** Pairs of rates exactly at the limit, over the interval of the larger group's rate. */
function ratesAtLimit(of: Rates['of'], { x1, n1, x2, n2 }: Counts, limit: number): readonly Pair[] {
  const [low, high] = n1 > n2 ? clopperPearson(x1, n1, 1 - MISSED) : clopperPearson(x2, n2, 1 - MISSED);
  const pairOf = (p: number): Pair => {
    if (of === 'difference') return n1 > n2 ? [p, p - limit] : [p + limit, p];
    return n1 > n2 ? [p, p / limit] : [p * limit, p];
  };
  const all = Array.from({ length: STEPS + 1 }, (_, i) => pairOf(low + ((high - low) * i) / STEPS));
  return all.map(([p1, p2]): Pair => [within01(p1), within01(p2)]);
}

function within01(p: number): number {
  return Math.min(1, Math.max(0, p));
}

/** A range of counts, both ends included. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** The counts of n rows that are not negligible at some of the rates. */
function windowOf(n: number, rates: readonly number[]): Window {
  const ends = rates.map((p) => {
    const reach = 8 * Math.sqrt(n * p * (1 - p)) + 20;
    return [Math.floor(n * p - reach), Math.ceil(n * p + reach)] as const;
  });
  return {
    from: Math.max(0, Math.min(...ends.map(([low]) => low))),
    to: Math.min(n, Math.max(...ends.map(([, high]) => high))),
  };
}

/**
 * For each first count, the last second count (with `sign` −1: the first one) that is
 * as much in favour of the limit; it rises with the first count.
 */
function boundsOf(
  first: Window,
  second: Window,
  sign: number,
  isEvidence: (x1: number, x2: number) => boolean,
): Int32Array {
  const bounds = new Int32Array(first.to - first.from + 1);
  let bound = sign === 1 ? second.from - 1 : second.from;
  for (let i = 0; i < bounds.length; i++) {
    const x1 = first.from + i;
    if (sign === 1) while (bound < second.to && isEvidence(x1, bound + 1)) bound++;
    else while (bound <= second.to && !isEvidence(x1, bound)) bound++;
    bounds[i] = bound - second.from;
  }
  return bounds;
}

/** P(X = k) for the counts of a window, computed from the likeliest one outwards. */
function masses({ from, to }: Window, n: number, p: number): Float64Array {
  const out = new Float64Array(to - from + 1);
  const mode = Math.min(to, Math.max(from, Math.floor((n + 1) * p)));
  out[mode - from] = binomialPmf(mode, n, p);
  const odds = p / (1 - p);
  for (let k = mode; k < to && out[k - from]! > NEVER; k++)
    out[k + 1 - from] = (out[k - from]! * (n - k) * odds) / (k + 1);
  for (let k = mode; k > from && out[k - from]! > NEVER; k--)
    out[k - 1 - from] = (out[k - from]! * k) / ((n - k + 1) * odds);
  return out;
}

/** P(the second count is within the bound that belongs to the first). */
function probability(first: Float64Array, second: Float64Array, bounds: Int32Array, sign: number): number {
  const below = new Float64Array(second.length + 1);
  for (let i = 0; i < second.length; i++) below[i + 1] = below[i]! + second[i]!;
  const all = below[second.length]!;
  let sum = 0;
  for (let i = 0; i < first.length; i++) {
    const bound = bounds[i]!;
    sum += first[i]! * (sign === 1 ? below[bound + 1]! : all - below[Math.min(bound, second.length)]!);
  }
  return sum;
}
