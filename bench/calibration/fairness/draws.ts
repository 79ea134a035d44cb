// Counts drawn by the inverse of their distribution.
import { binomialPmf } from '@modelgate/stats';

/** Draws of Binomial(n, p): its distribution function is laid out once. */
export function binomials(n: number, p: number): (uniform: () => number) => number {
  const below = new Float64Array(n + 1);
  let sum = 0;
  for (let k = 0; k <= n; k++) below[k] = sum += binomialPmf(k, n, p);
  return (uniform) => {
    const u = uniform();
    let [low, high] = [0, n];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (below[middle]! >= u) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Share of rows on which a change usually decides otherwise. */
const DISCORDANCE = 0.1;

/** n rows of a rate before and the change of it: hit by both models, by the changed one alone, by the other alone. */
export function pairedCounts(
  n: number,
  before: number,
  change: number,
  uniform: () => number,
): { both: number; gained: number; lost: number } {
  const [gain, lose] = [(DISCORDANCE + change) / 2, (DISCORDANCE - change) / 2];
  let [both, gained, lost] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const u = uniform();
    if (u < gain) gained++;
    else if (u < gain + lose) lost++;
    else if (u < gain + before) both++;
  }
  return { both, gained, lost };
}
