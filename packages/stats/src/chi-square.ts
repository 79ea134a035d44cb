// The χ² distribution's upper tail, and the tests of counts that use it.
import { deviance, stirlingError } from './saddle-point.ts';
import { total } from './total.ts';

/** A test statistic with its degrees of freedom and P(χ² ≥ statistic) under the null. */
export interface ChiSquare {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * P(χ²_df > x), relative error about 1e-13: the regularised incomplete gamma function Q(df/2, x/2), by its series below
 * the mean and Legendre's continued fraction above (NIST DLMF 8.7.1, 8.9.2).
 */
export function chiSquareSf(x: number, df: number): number {
  if (!(df > 0) || Number.isNaN(x)) throw new RangeError('χ² needs a number and positive degrees of freedom');
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const [a, z] = [df / 2, x / 2];
  // z^a · e^−z / Γ(a), in Loader's form, which keeps its digits for a in the millions
  const density = Math.sqrt(a / (2 * Math.PI)) * Math.exp(-deviance(a, z) - stirlingError(a));
  return z < a + 1 ? 1 - density * series(a, z) : density * fraction(a, z);
}

/** A sample without rows is no evidence. */
const NO_EVIDENCE: ChiSquare = { statistic: 0, df: 0, p: 1 };

/** Pearson's test (1900) that two samples have the same shares, from the rows of each level; levels without rows are left out. */
export function chiSquareHomogeneity(c: readonly number[], d: readonly number[]): ChiSquare {
  const [n, m] = [total(c), total(d)];
  if (n === 0 || m === 0) return NO_EVIDENCE;
  let [statistic, levels] = [0, 0];
  for (const [i, count] of c.entries()) {
    const both = count + d[i]!;
    if (both === 0) continue;
    levels += 1;
    const [expected, other] = [(both * n) / (n + m), (both * m) / (n + m)];
    statistic += (count - expected) ** 2 / expected + (d[i]! - other) ** 2 / other;
  }
  return { statistic, df: levels - 1, p: levels > 1 ? chiSquareSf(statistic, levels - 1) : 1 };
}

/**
 * Test of fit: whether the current rows have the reference's shares, which are taken
 * as known (Evidently's `chisquare`). Infinite for new levels.
 */
export function chiSquareFit(reference: readonly number[], current: readonly number[]): ChiSquare {
  const [n, m] = [total(reference), total(current)];
  if (n === 0 || m === 0) return NO_EVIDENCE;
  const df = reference.filter((count, i) => count + current[i]! > 0).length - 1;
  const statistic = reference.reduce((sum, count, i) => {
    const expected = (count / n) * m;
    return sum + (current[i] === expected ? 0 : (current[i]! - expected) ** 2 / expected);
  }, 0);
  return { statistic, df, p: df > 0 ? chiSquareSf(statistic, df) : 1 };
}

function series(a: number, z: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let k = 1; term > sum * Number.EPSILON; k++) {
    term *= z / (a + k);
    sum += term;
  }
  return sum;
}

// Modified Lentz
function fraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 10_000; k++) {
    const step = k * (a - k);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < Number.EPSILON) break;
  }
  return value;
}
