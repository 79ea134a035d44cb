// Empirical Bayes: rates of small groups, drawn towards the rate of all groups.

/** Events of n rows. */
export interface Count {
  readonly x: number;
  readonly n: number;
}

export interface Shrunk {
  /** The prior Beta(a, b) of the groups' rates. Absent when the groups vary no more than by chance, or as much as they can. */
  readonly prior?: { readonly a: number; readonly b: number };
  /** Each group's posterior mean, in the groups' order. */
  readonly rates: readonly number[];
}

/**
 * Posterior means (x + a) / (n + a + b) of the groups' rates, with a prior estimated by moments, weighted by rows. Groups that vary no more
 * than binomial noise all get the pooled rate; groups that vary as much as they can keep their own. Groups without rows get the pooled
 * rate; undefined when no group has rows. J. C. Kleinman, J. Am. Stat. Assoc. 68 (1973) 46–54.
 */
export function shrinkRates(groups: readonly Count[]): Shrunk | undefined {
  const events = groups.reduce((sum, { x }) => sum + x, 0);
  const rows = groups.reduce((sum, { n }) => sum + n, 0);
  if (rows === 0) return undefined;
  const pooled = events / rows;
  const alike = correlation(groups, rows, pooled);
  if (alike <= 0) return { rates: groups.map(() => pooled) };
  if (alike >= 1) return { rates: groups.map(({ x, n }) => (n === 0 ? pooled : x / n)) };
  const weight = 1 / alike - 1;
  const prior = { a: weight * pooled, b: weight * (1 - pooled) };
  return { prior, rates: groups.map(({ x, n }) => (x + prior.a) / (n + weight)) };
}

/** Correlation of two rows of one group, by moments: 1 / (a + b + 1) of the prior; 0 when nothing varies. */
function correlation(groups: readonly Count[], rows: number, pooled: number): number {
  const some = groups.filter(({ n }) => n > 0);
  const noise = pooled * (1 - pooled);
  const spread = some.reduce((sum, { x, n }) => sum + n * (x / n - pooled) ** 2, 0);
  const others = some.reduce((sum, { n }) => sum + n * (1 - n / rows), 0);
  const degrees = some.length - 1;
  return noise === 0 || others <= degrees ? 0 : (spread - noise * degrees) / (noise * (others - degrees));
}
