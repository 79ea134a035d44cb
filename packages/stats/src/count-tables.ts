// Resampling of count tables: for functions of counts whose law has no formula.
import { binomialPmf } from './binomial.ts';
import type { Sampled } from './law.ts';
import type { Draws } from './max-t.ts';
import { seededUniforms } from './random.ts';
import { sampledLaw } from './sampled.ts';

/**
 * The sampled law of `statistic` when each table is drawn anew from a multinomial with its own total and shares, so that strata keep their
 * sizes. `statistic` gets the drawn counts in the given layout, valid only during the call, and may return undefined where a draw lacks
 * what it needs; such draws are left out. The result is undefined when more than 1 % of the draws are, since the rest would not be
 * representative.
 */
export function resampleCounts(
  tables: readonly (readonly number[])[],
  statistic: (tables: readonly Float64Array[]) => number | undefined,
  { draws, seed }: Draws,
): Sampled | undefined {
  const next = seededUniforms(seed);
  const drawn = tables.map((cells) => new Float64Array(cells.length));
  const replicates: number[] = [];
  for (let r = 0; r < draws; r++) {
    for (const [t, cells] of tables.entries()) drawMultinomial(drawn[t]!, cells, next);
    const value = statistic(drawn);
    if (value !== undefined) replicates.push(value);
  }
  return replicates.length < 0.99 * draws ? undefined : sampledLaw(Float64Array.from(replicates), seed);
}

// Cell by cell, each binomial given what the cells before it have taken
function drawMultinomial(out: Float64Array, cells: readonly number[], next: () => number): void {
  let mass = cells.reduce((sum, c) => sum + c, 0);
  let rows = mass;
  for (const [i, cell] of cells.entries()) {
    const taken = cell >= mass ? rows : drawBinomial(rows, cell / mass, next);
    out[i] = taken;
    rows -= taken;
    mass -= cell;
  }
}

/** A number of successes in n trials with probability p. */
export function drawBinomial(n: number, p: number, next: () => number): number {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - drawBinomial(n, 1 - p, next);
  return n * p < 10 ? byInversion(n, p, next) : byRejection(n, p, next);
}

function byInversion(n: number, p: number, next: () => number): number {
  const odds = p / (1 - p);
  let chance = Math.exp(n * Math.log1p(-p));
  let u = next();
  let k = 0;
  for (; u > chance && k < n; k++) {
    u -= chance;
    chance *= (odds * (n - k)) / (k + 1);
  }
  return k;
}

// Transformed rejection, algorithm BTRS of W. Hörmann, J. Stat. Comput. Simul. 46 (1993) 101–110
function byRejection(n: number, p: number, next: () => number): number {
  const sd = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = next() - 0.5;
    const v = next();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + n * p + 0.5);
    if (us >= 0.07 && v <= 0.92 - 4.2 / b) return k;
    if (k < 0 || k > n) continue;
    const hat = (v * (2.83 + 5.1 / b) * sd) / (a / (us * us) + b);
    if (hat * binomialPmf(mode, n, p) <= binomialPmf(k, n, p)) return k;
  }
}
