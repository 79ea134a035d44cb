// Inequality of what rows receive: the generalised entropy index, and the part of it that lies between groups.

/**
 * Generalised entropy index of `benefits` ≥ 0, where `counts[i]` rows have the i-th benefit; 0 when all are equal. `alpha` sets the weight of
 * the upper end: 1 is Theil's index, 2 half the squared coefficient of variation. Undefined without rows, without any benefit, and for
 * α ≤ 0 where a row has none. A. F. Shorrocks, Econometrica 48 (1980) 613–625; as a measure of fairness, with benefit
 * decision − label + 1, T. Speicher et al., KDD 2018, 2239–2248.
 */
export function generalizedEntropy(
  benefits: readonly number[],
  counts: readonly number[],
  alpha: number = 2,
): number | undefined {
  let [n, sum] = [0, 0];
  for (const [i, count] of counts.entries()) {
    n += count;
    sum += count * benefits[i]!;
  }
  if (n === 0 || sum === 0) return undefined;
  const mean = sum / n;
  let spread = 0;
  for (const [i, count] of counts.entries()) if (count > 0) spread += count * term(benefits[i]! / mean, alpha);
  return Number.isFinite(spread) ? Math.max(0, spread / n) : undefined;
}

/** The index when every row receives its group's mean: the part of the inequality that lies between groups. */
export function betweenGroupEntropy(
  groups: readonly (readonly number[])[],
  benefits: readonly number[],
  alpha: number = 2,
): number | undefined {
  const rows = groups.map((counts) => counts.reduce((sum, n) => sum + n, 0));
  const means = groups.map((counts, g) =>
    rows[g] === 0 ? 0 : counts.reduce((sum, n, i) => sum + n * benefits[i]!, 0) / rows[g]!,
  );
  return generalizedEntropy(means, rows, alpha);
}

// Without the terms of first order, which cancel over all rows: so the sum keeps its digits near equality
function term(x: number, alpha: number): number {
  if (alpha === 2) return (x - 1) ** 2 / 2;
  if (alpha === 1) return x === 0 ? 1 : x * Math.log(x) - (x - 1);
  if (alpha === 0) return x - 1 - Math.log(x);
  return (x ** alpha - 1 - alpha * (x - 1)) / (alpha * (alpha - 1));
}
