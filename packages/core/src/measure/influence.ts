// Influence values spread over rows or clusters: the sums that standard errors and correlations are made of.
import type { Frame } from '../frame.ts';
import type { Cells } from './cells.ts';
import type { InfluenceValues } from './score-metric.ts';
import type { SliceRows } from './slices.ts';

/** Above this many atoms influence values are kept in single precision, in half the memory. */
const MANY_ATOMS = 1 << 20;

/** Room for the influence values of n atoms; all 0. */
export function influenceValues(n: number): InfluenceValues {
  return n > MANY_ATOMS ? new Float32Array(n) : new Float64Array(n);
}

/** What one estimate's sampling error is made of. */
export interface Influence {
  readonly frame: Frame;
  /** Absent: all rows. */
  readonly slice?: SliceRows;
  readonly n: number;
  /** Of a decision metric: `phi` has one value a cell, else one a row. */
  readonly cells?: Cells;
  readonly phi: InfluenceValues;
}

/** Σ of squares of the contributions wφ (summed within clusters), the largest of them, and the units they were summed in. */
export interface Spread {
  readonly squares: number;
  readonly largest: number;
  /** Rows, or clusters. */
  readonly units: number;
  /** Σ w over the rows. */
  readonly total: number;
}

export function spreadOf(influence: Influence): Spread {
  const total = totalWeight(influence);
  if (influence.frame.cluster) return spreadOfClusters(clusterSums(influence, influence.frame.cluster), total);
  return influence.cells ? spreadOfCells(influence.cells, influence, total) : spreadOfRows(influence, total);
}

/** What rows contribute to an estimate: weights and influence values. */
export interface Contributing {
  readonly weight?: Float64Array;
  /** Of a decision metric: `phi` has one value a cell, else one a row of the slice. */
  readonly cells?: Cells;
  readonly phi: InfluenceValues | Int16Array;
}

/** w·φ of the i-th row of the slice, which is this one of the frame. */
export function contributionAt({ weight, cells, phi }: Contributing, i: number, row: number): number {
  const value = phi[cells ? cells.cellOf[i]! : i]!;
  return weight ? value * weight[row]! : value;
}

function contributing({ frame: { weight }, cells, phi }: Influence): Contributing {
  return { ...(weight && { weight }), ...(cells && { cells }), phi };
}

function rowOf({ slice }: Influence, i: number): number {
  return slice ? slice.rows[i]! : i;
}

function totalWeight(influence: Influence): number {
  const { frame, n } = influence;
  if (!frame.weight) return n;
  let total = 0;
  for (let i = 0; i < n; i++) total += frame.weight[rowOf(influence, i)]!;
  return total;
}

function spreadOfCells(cells: Cells, { phi, n }: Influence, total: number): Spread {
  let [squares, largest] = [0, 0];
  for (let c = 0; c < cells.n; c++) {
    squares += cells.weightSquared[c]! * phi[c]! ** 2;
    largest = Math.max(largest, Math.abs(phi[c]!) * Math.sqrt(cells.weightSquared[c]! / cells.count[c]!));
  }
  return { squares, largest, units: n, total };
}

function spreadOfRows(influence: Influence, total: number): Spread {
  const own = contributing(influence);
  let [squares, largest] = [0, 0];
  for (let i = 0; i < influence.n; i++) {
    const u = contributionAt(own, i, rowOf(influence, i));
    squares += u * u;
    largest = Math.max(largest, Math.abs(u));
  }
  return { squares, largest, units: influence.n, total };
}

function spreadOfClusters(sums: readonly number[], total: number): Spread {
  let [squares, largest] = [0, 0];
  for (const u of sums) {
    squares += u * u;
    largest = Math.max(largest, Math.abs(u));
  }
  const g = sums.length;
  // G/(G − 1): the small-sample factor of cluster-robust variances (Liang & Zeger 1986; Stata's default).
  return { squares: g > 1 ? (squares * g) / (g - 1) : squares, largest, units: g, total };
}

/** Sums that are no larger than what rounding makes of their terms are 0: else clusters that are alike would differ a little. */
function clusterSums(influence: Influence, cluster: Int32Array): readonly number[] {
  const contributions = contributing(influence);
  const clusters = new Map<number, { sum: number; size: number }>();
  for (let i = 0; i < influence.n; i++) {
    const row = rowOf(influence, i);
    const u = contributionAt(contributions, i, row);
    const own = clusters.get(cluster[row]!);
    if (!own) clusters.set(cluster[row]!, { sum: u, size: Math.abs(u) });
    else {
      own.sum += u;
      own.size += Math.abs(u);
    }
  }
  const rounding = influence.phi instanceof Float32Array ? 2e-7 : 1e-12;
  return Array.from(clusters.values(), ({ sum, size }) => (Math.abs(sum) > rounding * size ? sum : 0));
}
