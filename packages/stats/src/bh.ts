// Benjamini and Hochberg's step-up adjustment: the share of false findings in a list.

/**
 * Adjusted p-values (q-values) in the given order: among independent tests, the expected share of false findings with q-values ≤ q is at
 * most q. J. R. Stat. Soc. B 57 (1995) 289–300.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = [...p.keys()].sort((a, b) => p[b]! - p[a]! || b - a);
  const adjusted = p.map(() => 1);
  let least = 1;
  for (const [fromLast, i] of order.entries()) {
    least = Math.min(least, (p[i]! * p.length) / (p.length - fromLast));
    adjusted[i] = least;
  }
  return adjusted;
}
