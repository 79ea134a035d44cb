// Holm's step-down adjustment: a family of tests whose dependence is unknown.

/** Adjusted p-values in the order given: rejecting those ≤ α keeps P(any false rejection) ≤ α. S. Holm, Scand. J. Stat. 6 (1979) 65–70. */
export function holm(p: readonly number[]): number[] {
  const adjusted = p.map(() => 1);
  let largest = 0;
  for (const [rank, i] of ascending(p).entries()) {
    largest = Math.max(largest, Math.min(1, (p.length - rank) * p[i]!));
    adjusted[i] = largest;
  }
  return adjusted;
}

function ascending(p: readonly number[]): number[] {
  return [...p.keys()].sort((a, b) => p[a]! - p[b]! || a - b);
}
