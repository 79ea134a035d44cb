// The joint correlation of the judged estimates: the Gram matrix of their contributions over rows or clusters.
import type { Frame } from '../frame.ts';
import { contribution, type Influence } from './influence.ts';
import type { Membership } from './slices.ts';

/** Correlation of estimates by name; lower triangle with diagonal, row by row. */
export interface Correlation {
  readonly estimates: readonly string[];
  readonly lower: readonly number[];
}

/** What is kept of an estimate until all are correlated: no row numbers, and single precision, 1e-7 of a correlation. */
export interface Contributions extends Omit<Influence, 'slice'> {
  readonly slice?: Membership;
}

export function contributionsOf({ slice, phi, cells, ...rest }: Influence): Contributions {
  return {
    ...rest,
    phi: cells || phi instanceof Float32Array ? phi : new Float32Array(phi),
    ...(cells && { cells }),
    ...(slice && { slice: { codes: slice.codes, code: slice.code } }),
  };
}

/** Rows handled at a time: K × 2,048 doubles stay in the cache. */
const BLOCK = 2048;

/** Correlates every pair; an estimate without spread correlates with none. Cost O(n·K²/2), memory O(K·block). */
export function correlate(frame: Frame, influences: ReadonlyMap<string, Contributions>): Correlation {
  const list = [...influences.values()];
  const gram = new Float64Array(list.length ** 2);
  if (frame.cluster) addClusters(gram, list, frame.cluster);
  else addRows(gram, list, frame.n);
  return { estimates: [...influences.keys()], lower: lowerTriangle(gram, list.length) };
}

function addRows(gram: Float64Array, list: readonly Contributions[], n: number): void {
  const cursors = new Uint32Array(list.length);
  const block = new Float64Array(list.length * BLOCK);
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(n, from + BLOCK);
    block.fill(0);
    const present = list.flatMap((influence, k) => (fillRows(block, influence, k, from, to, cursors) ? [k] : []));
    addGram(gram, block, present, list.length, to - from);
  }
}

function isIn({ slice }: Contributions, row: number): boolean {
  return !slice || slice.codes[row] === slice.code;
}

/** Writes estimate k's contributions to the rows [from, to); false when it has none there. */
function fillRows(
  block: Float64Array,
  influence: Contributions,
  k: number,
  from: number,
  to: number,
  cursors: Uint32Array,
): boolean {
  const start = cursors[k]!;
  let i = start;
  for (let row = from; row < to; row++) {
    if (isIn(influence, row)) block[k * BLOCK + row - from] = contribution(influence, i++, row);
  }
  cursors[k] = i;
  return i > start;
}

function addGram(
  gram: Float64Array,
  block: Float64Array,
  present: readonly number[],
  size: number,
  width: number,
): void {
  for (const a of present) {
    for (const b of present) {
      if (b > a) break;
      let sum = 0;
      for (let i = 0; i < width; i++) sum += block[a * BLOCK + i]! * block[b * BLOCK + i]!;
      gram[a * size + b] = gram[a * size + b]! + sum;
    }
  }
}

/** Clusters: contributions are summed within each first, then the clusters are the rows. */
function addClusters(gram: Float64Array, list: readonly Contributions[], cluster: Int32Array): void {
  let clusters = 0;
  for (const g of cluster) clusters = Math.max(clusters, g + 1);
  const vectors = list.map((influence) => clusterVector(influence, cluster, clusters));
  for (let a = 0; a < list.length; a++) {
    for (let b = 0; b <= a; b++) gram[a * list.length + b] = dot(vectors[a]!, vectors[b]!);
  }
}

function clusterVector(influence: Contributions, cluster: Int32Array, clusters: number): Float64Array {
  const out = new Float64Array(clusters);
  for (let row = 0, i = 0; row < cluster.length; row++) {
    if (!isIn(influence, row)) continue;
    const g = cluster[row]!;
    out[g] = out[g]! + contribution(influence, i++, row);
  }
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function lowerTriangle(gram: Float64Array, size: number): number[] {
  const out: number[] = [];
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      const norm = Math.sqrt(gram[a * size + a]! * gram[b * size + b]!);
      out.push(a === b ? 1 : norm > 0 ? gram[a * size + b]! / norm : 0);
    }
  }
  return out;
}
