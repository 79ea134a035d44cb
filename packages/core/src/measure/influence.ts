// Influence values spread over rows or clusters: the sums that standard errors and correlations are made of.
import type { Frame } from '../frame.ts';
import type { Cells } from './cells.ts';
import type { InfluenceValues } from './score-metric.ts';
import type { SliceRows } from './slices.ts';

/** What one estimate's sampling error is made of. */
export interface Influence {
  readonly frame: Frame;
  /** Absent: all rows. */
  readonly slice?: SliceRows;
  readonly n: number;
  /** For a decision metric: `phi` then has one value for each cell, else one for each row. */
  readonly cells?: Cells;
  readonly phi: InfluenceValues;
}

/** Sums of powers of the contributions u = wφ (summed within clusters), the largest of them, and the units they were summed in. */
export interface Spread {
  /** Σu². */
  readonly squares: number;
  /** max |u|. */
  readonly largest: number;
  /** Σv³ and Σv⁴ of v = u / largest, since fourth powers of u itself overflow from 1e77 on; 0 where every u is 0. */
  readonly cubes: number;
  readonly fourths: number;
  /** Rows, or clusters. */
  readonly units: number;
  /** Σ w over the rows. */
  readonly total: number;
}

export function spreadOf(influence: Influence): Spread {
  const total = totalWeight(influence);
  const { cluster, weight } = influence.frame;
  if (cluster) return spreadOfClusters(clusterSums(influence, cluster), total);
  return influence.cells && !weight ? spreadOfCells(influence.cells, influence, total) : spreadOfRows(influence, total);
}

function totalWeight({ frame, slice, n }: Influence): number {
  if (!frame.weight) return n;
  const rows = slice?.rows();
  let total = 0;
  for (let i = 0; i < n; i++) total += frame.weight[rows ? rows[i]! : i]!;
  return total;
}

/** Rows of a cell are alike where none weighs more than another. */
function spreadOfCells({ n: cells, count }: Cells, { phi, n }: Influence, total: number): Spread {
  let [squares, cubes, fourths, largest] = [0, 0, 0, 0];
  for (let c = 0; c < cells; c++) {
    const square = phi[c]! ** 2;
    squares += count[c]! * square;
    cubes += count[c]! * square * phi[c]!;
    fourths += count[c]! * square ** 2;
    if (count[c]! > 0) largest = Math.max(largest, Math.abs(phi[c]!));
  }
  const top = largest ** 2;
  // Rates and indices of agreement: no power of them overflows.
  const shape = top > 0 ? { cubes: cubes / (top * largest), fourths: fourths / top ** 2 } : { cubes: 0, fourths: 0 };
  return { squares, ...shape, largest, units: n, total };
}

function spreadOfRows(influence: Influence, total: number): Spread {
  const { phi, n, frame } = influence;
  return { ...powersOf(frame.weight ? weighted(influence, frame.weight) : phi, n), units: n, total };
}

/** Of the first `n` contributions. */
function powersOf(contributions: ArrayLike<number>, n: number): Omit<Spread, 'units' | 'total'> {
  let [squares, cubes, fourths, top] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const u = contributions[i]!;
    const square = u * u;
    squares += square;
    cubes += square * u;
    fourths += square * square;
    if (square > top) top = square;
  }
  const largest = Math.sqrt(top);
  const isUsual = fourths > SMALLEST_FOURTHS && fourths < Infinity;
  if (isUsual) return { squares, largest, cubes: cubes / (top * largest), fourths: fourths / top ** 2 };
  return { squares, largest, ...shapeOfScaled(contributions, n, largest) };
}

/** Below this, digits of fourth powers are lost. */
const SMALLEST_FOURTHS = 1e-290;

/** A second pass, which only very large and very small contributions need. */
function shapeOfScaled(
  contributions: ArrayLike<number>,
  n: number,
  largest: number,
): Pick<Spread, 'cubes' | 'fourths'> {
  let [cubes, fourths] = [0, 0];
  if (!(largest > 0 && largest < Infinity)) return { cubes, fourths };
  for (let i = 0; i < n; i++) {
    const v = contributions[i]! / largest;
    cubes += v ** 3;
    fourths += v ** 4;
  }
  return { cubes, fourths };
}

/** wφ of every row. */
function weighted({ slice, phi, n, cells }: Influence, weight: Float64Array): Float64Array {
  const out = new Float64Array(n);
  const rows = slice?.rows();
  const cellOf = cells?.cellOf();
  for (let i = 0; i < n; i++) out[i] = phi[cellOf ? cellOf[i]! : i]! * weight[rows ? rows[i]! : i]!;
  return out;
}

function spreadOfClusters(sums: readonly number[], total: number): Spread {
  const g = sums.length;
  const powers = powersOf(sums, g);
  // G/(G − 1): the small-sample factor of cluster-robust variances (Liang & Zeger 1986; Stata's default).
  return { ...powers, squares: g > 1 ? (powers.squares * g) / (g - 1) : powers.squares, units: g, total };
}

/** Σ wφ of each cluster. Sums within rounding error of 0 become 0, since otherwise identical clusters would seem to differ. */
export function clusterSums(influence: Influence, cluster: Int32Array): readonly number[] {
  const { frame, slice, cells, phi } = influence;
  const rows = slice?.rows();
  const cellOf = cells?.cellOf();
  const clusters = new Map<number, { sum: number; size: number }>();
  for (let i = 0; i < influence.n; i++) {
    const row = rows ? rows[i]! : i;
    const value = phi[cellOf ? cellOf[i]! : i]!;
    const u = frame.weight ? value * frame.weight[row]! : value;
    const own = clusters.get(cluster[row]!);
    if (!own) clusters.set(cluster[row]!, { sum: u, size: Math.abs(u) });
    else {
      own.sum += u;
      own.size += Math.abs(u);
    }
  }
  const rounding = phi instanceof Float32Array ? 2e-7 : 1e-12;
  return Array.from(clusters.values(), ({ sum, size }) => (Math.abs(sum) > rounding * size ? sum : 0));
}
