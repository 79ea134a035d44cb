// Standard errors from influence values φ, one a row: estimate − truth ≈ (1/n) Σ φ, so its variance is Σφ² / n².

/** √(Σφ²) / n: the standard error of an estimate from independent rows. */
export function standardError(phi: Float64Array): number {
  return Math.sqrt(sumOfSquares(phi)) / phi.length;
}

/**
 * Standard error of a change between two models, from φ of the change. Two phantom rows with the `largest` |φ| seen stand
 * against too few rows that differ: SE² = (Σφ² + 2·largest²) / (n + 2)². A heuristic; simulated in the calibration suite.
 * `squares` is Σφ² over `n` rows, or over n clusters of sums scaled to one row each.
 */
export function phantomStandardError(squares: number, largest: number, n: number): number {
  return Math.sqrt(squares + 2 * largest * largest) / (n + 2);
}

/** φ summed within each cluster; `cluster[i]` in [0, count) is row i's. */
export function clusterSums(phi: Float64Array, cluster: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let i = 0; i < phi.length; i++) sums[cluster[i]!]! += phi[i]!;
  return sums;
}

/**
 * Standard error from cluster sums (none of them of an empty cluster) over `n` rows, with the factor G / (G − 1); to be
 * used with Student's t of G − 1 degrees of freedom. K.-Y. Liang and S. L. Zeger, Biometrika 73 (1986) 13–22.
 */
export function clusterStandardError(sums: Float64Array, n: number): number {
  const clusters = sums.length;
  return Math.sqrt((sumOfSquares(sums) * clusters) / (clusters - 1)) / n;
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum;
}
