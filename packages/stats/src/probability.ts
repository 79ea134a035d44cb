// p-values against any limit and intervals at any level, from an estimate's law; each interval inverts its test.
import { koopman, ratioScore } from './koopman.ts';
import type { Distance, Known, Law, Normal, Rates } from './law.ts';
import { fromLink, linkRange, linkSlope, toLink } from './link.ts';
import { differenceScore, miettinenNurminen } from './miettinen-nurminen.ts';
import { normalCdf, normalUpperQuantile } from './normal.ts';
import { apart } from './part-of-whole.ts';
import { sampledQuantile, sampledTails } from './sampled.ts';
import { withoutSkew, withSkew } from './skewed.ts';
import { studentSf, studentUpperQuantile } from './student.ts';
import { pairedScore, tango } from './tango.ts';
import { proportionScore, wilson } from './wilson.ts';

/** `fail`: p of H0 "the limit is kept", small when it is violated. `pass`: p of H0 "the limit is violated", small when it is kept. */
export interface PValues {
  readonly fail: number;
  readonly pass: number;
}

/**
 * One-sided p-values of an estimate that must be at least (min) or at most (max) `limit`; both in [0, 1], never NaN.
 * Counts have score tests (Wilson, Tango, Miettinen–Nurminen, Koopman), influence values z or t on the link, with and without their skewness
 * (the larger p counts), resamplings their reflected replicates. A distance is tested on the safe side: `fail` with its bias subtracted, `pass` without. A limit that every possible value keeps,
 * or none, needs no evidence: 0 or 1. A law without information (no rows, no spread) gives 1 and 1.
 */
export function pValues(estimate: Known, must: 'min' | 'max', limit: number): PValues {
  if (Number.isNaN(limit)) throw new RangeError('a limit must be a number');
  const given = withoutEvidence(estimate, must, limit);
  if (given) return given;
  const { below, above } = tails(estimate, limit);
  return must === 'min' ? { fail: below, pass: above } : { fail: above, pass: below };
}

/**
 * Two-sided interval at a `level` such as 0.95. A possible value lies outside of it exactly when one of the one-sided p-values against it is
 * below (1 − level) / 2. Where the data do not bound an end, it is the end of the possible values, which is infinite for a ratio, for link
 * `id` and for levels beyond a resampling's outermost quantile.
 */
export function interval(estimate: Known, level: number): [number, number] {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level lies between 0 and 1, not at ${level}`);
  const { law, value } = estimate;
  if (law.law === 'exact') return [value, value];
  if (saysNothing(estimate)) return [...range(law)];
  switch (law.law) {
    case 'binomial':
      return wilson(law.x, law.n, level);
    case 'paired':
      return tango(law.b, law.c, law.n, level);
    case 'rates': {
      const inverted = law.of === 'difference' ? miettinenNurminen : koopman;
      const { x1, n1, x2, n2, fromRest } = apart(law);
      const [low, high] = inverted(x1, n1, x2, n2, level);
      return [fromRest(low), fromRest(high)];
    }
    case 'normal':
      return normalInterval(value, law, level);
    case 'distance': {
      const half = normalUpperQuantile((1 - level) / 2) * law.se;
      return [Math.max(0, value - law.bias - half), Math.min(law.most ?? Infinity, value + half)];
    }
    default: {
      const a = (1 - level) / 2;
      const ends = [1 - a, a].map((p) => 2 * value - sampledQuantile(law, p));
      return [Math.max(law.least ?? -Infinity, ends[0]!), Math.min(law.most ?? Infinity, ends[1]!)];
    }
  }
}

const KEPT: PValues = { fail: 1, pass: 0 };
const VIOLATED: PValues = { fail: 0, pass: 1 };
const OPEN: PValues = { fail: 1, pass: 1 };

// Negated for `max`, so that one order of comparisons serves both
function withoutEvidence(estimate: Known, must: 'min' | 'max', limit: number): PValues | undefined {
  const sign = must === 'min' ? 1 : -1;
  const [from, to] = range(estimate.law);
  const [worst, best] = must === 'min' ? [from, to] : [-to, -from];
  const [needed, got] = [sign * limit, sign * observed(estimate)];
  if (estimate.law.law === 'exact') return got >= needed ? KEPT : VIOLATED;
  if (needed <= worst) return KEPT;
  if (needed > best) return VIOLATED;
  if (saysNothing(estimate)) return OPEN;
  if (needed === best) return got >= best ? OPEN : VIOLATED;
  return undefined;
}

/** The values that an estimate of this law can take. */
function range(law: Law): readonly [number, number] {
  switch (law.law) {
    case 'binomial':
      return [0, 1];
    case 'paired':
      return [-1, 1];
    case 'rates': {
      const { fromRest } = apart(law);
      return law.of === 'difference' ? [fromRest(-1), fromRest(1)] : [fromRest(0), fromRest(Infinity)];
    }
    case 'normal':
      return normalRange(law);
    case 'distance':
      return [0, law.most ?? Infinity];
    default:
      return [-Infinity, Infinity];
  }
}

function normalRange({ link, least, most }: Normal): readonly [number, number] {
  const [low, high] = linkRange(link);
  return [Math.max(low, least ?? low), Math.min(high, most ?? high)];
}

function observed({ law, value }: Known): number {
  if (law.law === 'binomial') return law.x / law.n;
  if (law.law === 'paired') return (law.b - law.c) / law.n;
  if (law.law !== 'rates') return value;
  const [p1, p2] = [law.x1 / law.n1, law.x2 / law.n2];
  return law.of === 'difference' ? p1 - p2 : p1 / p2;
}

function saysNothing({ law, value }: Known): boolean {
  switch (law.law) {
    case 'binomial':
    case 'paired':
      return !(law.n > 0);
    case 'rates': {
      const { x1, n1, x2, n2 } = apart(law);
      return !(n1 > 0 && n2 > 0) || (law.of === 'ratio' && x1 + x2 === 0);
    }
    case 'normal': {
      const [low, high] = linkRange(law.link);
      return !(law.se > 0 && Number.isFinite(law.se) && value > low && value < high);
    }
    case 'distance':
      return !(law.se > 0 && Number.isFinite(law.se + law.bias));
    default:
      return false;
  }
}

/** p-values of "not below the limit" and "not above it". */
interface Tails {
  readonly below: number;
  readonly above: number;
}

function tails({ law, value }: Known, limit: number): Tails {
  switch (law.law) {
    case 'exact':
      throw new RangeError('an exact value has no tails');
    case 'binomial':
      return ofZ(proportionScore(law.x, law.n, limit));
    case 'paired':
      return ofZ(pairedScore(law.b, law.c, law.n, limit));
    case 'rates':
      return ofZ(ratesScore(law, limit));
    case 'normal': {
      const t = (toLink(value, law.link) - toLink(limit, law.link)) / (law.se * linkSlope(value, law.link));
      return law.skew === undefined ? ofT(t, law) : larger(ofT(t, law), ofT(withoutSkew(t, value, law), law));
    }
    case 'distance':
      return distanceTails(value, law, limit);
    default:
      return sampledTails(law, 2 * value - limit);
  }
}

function distanceTails(value: number, { bias, se }: Distance, limit: number): Tails {
  return { below: normalCdf((value - limit) / se), above: normalCdf((limit - value + bias) / se) };
}

function ratesScore(law: Rates, limit: number): number {
  const { x1, n1, x2, n2, toRest } = apart(law);
  const score = law.of === 'difference' ? differenceScore : ratioScore;
  return score(x1, n1, x2, n2, toRest(limit));
}

function ofZ(z: number): Tails {
  return { below: normalCdf(z), above: normalCdf(-z) };
}

function ofT(t: number, { df }: Normal): Tails {
  return df === undefined ? ofZ(t) : { below: studentSf(-t, df), above: studentSf(t, df) };
}

/** What neither calls a discovery is none: a skewness from few rows is itself uncertain. */
function larger(a: Tails, b: Tails): Tails {
  return { below: Math.max(a.below, b.below), above: Math.max(a.above, b.above) };
}

function normalInterval(value: number, law: Normal, level: number): [number, number] {
  const { se, df, link, skew } = law;
  const [least, most] = normalRange(law);
  const a = (1 - level) / 2;
  const z = df === undefined ? normalUpperQuantile(a) : studentUpperQuantile(a, df);
  const straight = skew === undefined ? [-z, z] : [withSkew(-z, value, law), withSkew(z, value, law)];
  const [centre, scale] = [toLink(value, link), se * linkSlope(value, link)];
  const [low, high] = [Math.max(z, straight[1]!), Math.min(-z, straight[0]!)].map((t) =>
    fromLink(centre - t * scale, link),
  );
  return [Math.max(least, low!), Math.min(most, high!)];
}
