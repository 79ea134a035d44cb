// Standard errors from influence values φ, one for each row: estimate − truth ≈ (1/n) Σ φ, so the variance is Σφ² / n².

/**
 * Standard error of a change between two models, from φ of the change. Two phantom rows with the `largest` |φ| seen make up for
 * too few rows that differ: SE² = (Σφ² + 2·largest²) / (n + 2)². A heuristic, whose error rates the calibration suite simulates.
 * `squares` is Σφ² over `n` rows, or over n clusters of sums scaled to one row each.
 */
export function phantomStandardError(squares: number, largest: number, n: number): number {
  return Math.sqrt(squares + 2 * largest * largest) / (n + 2);
}
