// Total variation of two samples' shares.
import { total } from '../total.ts';

/**
 * ½ Σ|pᵢ − qᵢ| of two samples' shares by level, 0 … 1: the largest difference of shares of any set of levels. Undefined when
 * a side has no rows.
 */
export function totalVariation(c: readonly number[], d: readonly number[]): number | undefined {
  const [n, m] = [total(c), total(d)];
  if (n === 0 || m === 0) return undefined;
  return c.reduce((sum, count, i) => sum + Math.abs(count / n - d[i]! / m), 0) / 2;
}
