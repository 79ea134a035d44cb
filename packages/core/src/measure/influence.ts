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
  const { cluster } = influence.frame;
  if (cluster) return spreadOfClusters(clusterSums(influence, cluster), total);
  return influence.cells ? spreadOfCells(influence.cells, influence, total) : spreadOfRows(influence, total);
}

function totalWeight({ frame, slice, n }: Influence): number {
  if (!frame.weight) return n;
  const rows = slice?.rows();
  let total = 0;
  for (let i = 0; i < n; i++) total += frame.weight[rows ? rows[i]! : i]!;
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
  const { frame, slice, phi, n } = influence;
  const rows = slice?.rows();
  let [squares, largest] = [0, 0];
  for (let i = 0; i < n; i++) {
    const u = frame.weight ? phi[i]! * frame.weight[rows ? rows[i]! : i]! : phi[i]!;
    squares += u * u;
    largest = Math.max(largest, Math.abs(u));
  }
  return { squares, largest, units: n, total };
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
