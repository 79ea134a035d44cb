// Association of two categorical columns.

/**
 * Cramér's V of a contingency table, corrected for bias (Bergsma 2013, "A bias-correction for Cramér's V and Tschuprow's T"), 0 … 1:
 * φ² = χ²/N, φ̃² = max(0, φ² − (k − 1)(r − 1)/(N − 1)), k̃ = k − (k − 1)²/(N − 1), V = √(φ̃²/min(k̃ − 1, r̃ − 1)). NaN for a table of one row or
 * column, and where every row has a level of its own: nothing is left to compare.
 */
export function cramersV(cells: readonly (readonly [row: string, column: string, n: number])[]): number {
  const [rows, columns] = [sums(cells, 0), sums(cells, 1)];
  const [r, k] = [rows.size, columns.size];
  const n = cells.reduce((total, [, , count]) => total + count, 0);
  // χ² = N (Σ n²ᵢⱼ/(nᵢ nⱼ) − 1): cells without rows add nothing.
  const phi2 = cells.reduce(
    (sum, [row, column, count]) => sum + count ** 2 / (rows.get(row)! * columns.get(column)!),
    -1,
  );
  const corrected = Math.max(0, phi2 - ((k - 1) * (r - 1)) / (n - 1));
  const smaller = Math.min(k - (k - 1) ** 2 / (n - 1), r - (r - 1) ** 2 / (n - 1)) - 1;
  // Else the rounding of φ² over nothing would be a V of 1
  if (!(smaller > 0)) return NaN;
  return Math.min(1, Math.sqrt(corrected / smaller));
}

function sums(cells: readonly (readonly [string, string, number])[], of: 0 | 1): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const cell of cells) totals.set(cell[of], (totals.get(cell[of]) ?? 0) + cell[2]);
  return totals;
}

/** Cramér's V of the table of two samples by level, from the rows of each level; 0 where there is nothing to compare. */
export function homogeneityV(c: readonly number[], d: readonly number[]): number {
  const side = (name: string, counts: readonly number[]) => counts.map((n, i) => [name, String(i), n] as const);
  const v = cramersV([...side('c', c), ...side('d', d)].filter(([, , n]) => n > 0));
  return Number.isNaN(v) ? 0 : v;
}
