// Kolmogorov–Smirnov for two samples: the largest difference of their distribution functions, and its tail.
import { total } from '../total.ts';

/** sup |F − G|, from the rows of each sample at the same ascending values; in [0, 1]. SciPy: ks_2samp(…).statistic. */
export function kolmogorovSmirnov(c: readonly number[], d: readonly number[]): number {
  const [n, m] = [total(c), total(d)];
  let [below, before, largest] = [0, 0, 0];
  for (const [i, count] of c.entries()) {
    below += count;
    before += d[i]!;
    largest = Math.max(largest, Math.abs(below / n - before / m));
  }
  return largest;
}

/** Up to this product n·m the tail is exact, by counting paths; beyond, Kolmogorov's limit is used. */
const COUNTED = 10_000;

/**
 * P(D ≥ d) for two samples of n and m rows from one continuous distribution. Exact for n·m ≤ 10,000 by the recurrence over
 * lattice paths (Hodges, Ark. Mat. 3 (1958) 469–486; SciPy: method 'exact'), else Kolmogorov's limit at √(nm/(n+m))·d.
 * Conservative where values repeat.
 */
export function kolmogorovSmirnovP(d: number, n: number, m: number): number {
  return n * m <= COUNTED ? exactTail(d, n, m) : kolmogorovSf(Math.sqrt((n * m) / (n + m)) * d);
}

/** P(K > x) of Kolmogorov's distribution: the alternating series, and its theta transform where that converges faster. */
export function kolmogorovSf(x: number): number {
  if (x <= 0) return 1;
  if (x < 1) {
    const q = Math.exp(-(Math.PI ** 2) / (8 * x * x));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * (q + q ** 9 + q ** 25 + q ** 49);
  }
  let sum = 0;
  for (let k = 1; k <= 10; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, sum);
}

/** One less the share of paths from (0, 0) to (n, m) that stay nearer to the diagonal than d. */
function exactTail(d: number, n: number, m: number): number {
  // d is a whole number of steps of 1/(n·m); subtracting a half protects it from rounding.
  const steps = Math.round(d * n * m) - 0.5;
  // outside[j]: of all paths to (i, j), the share that has left the corridor; conditional on the last step, as SciPy's.
  const outside = Array.from({ length: m + 1 }, () => 0);
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      if (Math.abs(i * m - j * n) > steps) outside[j] = 1;
      else if (i + j === 0) outside[j] = 0;
      else outside[j] = (i * (outside[j] ?? 0) + (j > 0 ? j * outside[j - 1]! : 0)) / (i + j);
    }
  }
  return outside[m]!;
}
