// The joint correlation of the judged estimates: the Gram matrix of their contributions over rows or clusters.
import { correlations } from '@modelgate/stats';
import type { Frame } from '../frame.ts';
import { contributionAt, isIn, type Contributions } from './contributions.ts';

/** Correlation of estimates by name; lower triangle with diagonal, row by row. */
export interface Correlation {
  readonly estimates: readonly string[];
  readonly lower: readonly number[];
}

/** Rows handled at a time: K × 2,048 doubles stay in the cache. */
const BLOCK = 2048;

/** Correlates every pair; an estimate without spread correlates with none. Cost O(n·K²/2), memory O(K·block). */
export function correlate(
  frame: Pick<Frame, 'n' | 'cluster'>,
  influences: ReadonlyMap<string, Contributions>,
): Correlation {
  const list = [...influences.values()];
  const gram = new Float64Array((list.length * (list.length + 1)) / 2);
  if (frame.cluster) addClusters(gram, list, frame.cluster);
  else addRows(gram, list, frame.n);
  return { estimates: [...influences.keys()], lower: correlations(gram, list.length) };
}

function addRows(gram: Float64Array, list: readonly Contributions[], n: number): void {
  const cursors = new Uint32Array(list.length);
  const vectors = list.map(() => new Float64Array(BLOCK));
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(n, from + BLOCK);
    const present = list.flatMap((one, k) => (fillRows(vectors[k]!, one, k, from, to, cursors) ? [k] : []));
    addGram(gram, vectors, present, to - from);
  }
}

/** Writes estimate k's contributions to the rows [from, to); false when it has none there. */
function fillRows(
  vector: Float64Array,
  influence: Contributions,
  k: number,
  from: number,
  to: number,
  cursors: Uint32Array,
): boolean {
  const start = cursors[k]!;
  let i = start;
  for (let row = from; row < to; row++)
    vector[row - from] = isIn(influence, row) ? contributionAt(influence, i++, row) : 0;
  cursors[k] = i;
  return i > start;
}

/** Σ of products of all pairs that are present: lower triangle with diagonal, row by row. */
function addGram(
  gram: Float64Array,
  vectors: readonly Float64Array[],
  present: readonly number[],
  width: number,
): void {
  for (const [count, a] of present.entries()) {
    const row = gram.subarray((a * (a + 1)) / 2);
    let at = 0;
    for (; at + 3 <= count; at += 4) addFour(row, vectors, a, present.slice(at, at + 4), width);
    for (; at <= count; at++) row[present[at]!]! += dot(vectors[a]!, vectors[present[at]!]!, width);
  }
}

/** Four sums at a time: with a single one, each addition would wait for the one before. */
function addFour(
  row: Float64Array,
  vectors: readonly Float64Array[],
  a: number,
  others: readonly number[],
  width: number,
): void {
  const x = vectors[a]!;
  const [p, q, r, s] = others as [number, number, number, number];
  const [b, c, d, e] = [vectors[p]!, vectors[q]!, vectors[r]!, vectors[s]!];
  let [sumB, sumC, sumD, sumE] = [0, 0, 0, 0];
  for (let i = 0; i < width; i++) {
    const value = x[i]!;
    sumB += value * b[i]!;
    sumC += value * c[i]!;
    sumD += value * d[i]!;
    sumE += value * e[i]!;
  }
  row[p]! += sumB;
  row[q]! += sumC;
  row[r]! += sumD;
  row[s]! += sumE;
}

function dot(a: Float64Array, b: Float64Array, width: number): number {
  let sum = 0;
  for (let i = 0; i < width; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** With clusters: contributions are summed within each cluster, and the clusters then count as the rows. */
function addClusters(gram: Float64Array, list: readonly Contributions[], cluster: Int32Array): void {
  let clusters = 0;
  for (let i = 0; i < cluster.length; i++) clusters = Math.max(clusters, cluster[i]! + 1);
  const vectors = list.map((influence) => clusterVector(influence, cluster, clusters));
  addGram(gram, vectors, [...list.keys()], clusters);
}

function clusterVector(influence: Contributions, cluster: Int32Array, clusters: number): Float64Array {
  const out = new Float64Array(clusters);
  for (let row = 0, i = 0; row < cluster.length; row++) {
    if (!isIn(influence, row)) continue;
    const g = cluster[row]!;
    out[g] = out[g]! + contributionAt(influence, i++, row);
  }
  return out;
}
