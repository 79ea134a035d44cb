// L∞ of two distributions over the same levels: the share that moved most.
import { total } from '../total.ts';

/** max |p − q| in [0, 1], and the first level that has it. TFDV: infinity_norm. */
export function largestChange(
  c: readonly number[],
  d: readonly number[],
): { readonly change: number; readonly level: number } {
  const [n, m] = [total(c), total(d)];
  const changes = c.map((count, i) => Math.abs(count / n - d[i]! / m));
  const change = Math.max(...changes);
  return { change, level: changes.indexOf(change) };
}
