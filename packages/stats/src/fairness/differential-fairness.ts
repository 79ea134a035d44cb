// Differential fairness: the largest ratio of the chances of any outcome between any two groups.

/**
 * ε = max over outcomes y and groups g, h of |ln P(y | g) / P(y | h)|, in nats: with ε = ln 1.25 no group's chance of an outcome is below
 * 0.8 of another's. `counts[g][y]` rows; chances are smoothed by `concentration` rows of each outcome (a Dirichlet prior of that
 * parameter), so that empty cells stay finite and small groups are drawn together. Groups without rows say nothing; 0 for fewer
 * than two. J. R. Foulds, R. Islam, K. N. Keya and S. Pan, "An intersectional definition of fairness", ICDE 2020, 1918–1921.
 */
export function differentialFairness(counts: readonly (readonly number[])[], concentration: number = 0.5): number {
  const chances = counts.flatMap((outcomes) => {
    const n = outcomes.reduce((sum, count) => sum + count, 0);
    if (n === 0) return [];
    return [outcomes.map((count) => Math.log((count + concentration) / (n + concentration * outcomes.length)))];
  });
  let epsilon = 0;
  for (const y of chances[0]?.keys() ?? []) {
    let [least, most] = [Infinity, -Infinity];
    for (const chance of chances) {
      least = Math.min(least, chance[y]!);
      most = Math.max(most, chance[y]!);
    }
    epsilon = Math.max(epsilon, most - least);
  }
  return epsilon;
}
