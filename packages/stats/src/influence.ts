// Standard errors from influence values φ, one a row: estimate − truth ≈ (1/n) Σ φ, so its variance is Σφ² / n².

/**
 * Standard error of a change between two models, from φ of the change. Two phantom rows with the `largest` |φ| seen stand
 * against too few rows that differ: SE² = (Σφ² + 2·largest²) / (n + 2)². A heuristic; simulated in the calibration suite.
 * `squares` is Σφ² over `n` rows, or over n clusters of sums scaled to one row each.
 */
export function phantomStandardError(squares: number, largest: number, n: number): number {
  return Math.sqrt(squares + 2 * largest * largest) / (n + 2);
}
