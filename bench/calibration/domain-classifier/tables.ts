// A reference and the judged rows, one column after the other, both in one: the judged ones first.
import { seededNormals } from '@modelgate/stats';
import type { ClassifierCell } from './cells.ts';

export function simulate({ n, reference, columns, differ }: ClassifierCell, seed: string): readonly Float64Array[] {
  const normal = seededNormals(seed);
  const { shifts = [], correlation = 0, common = 0 } = differ;
  const made = Array.from({ length: columns }, () => new Float64Array(n + reference));
  for (let i = 0; i < n + reference; i++) {
    const now = i < n;
    const shared = now && common > 0 ? normal() : 0;
    for (const [c, column] of made.entries()) {
      const own = normal();
      const along = now && c === 1 && correlation > 0 ? mixed(made[0]![i]!, own, correlation) : own;
      column[i] = (now && common > 0 ? mixed(shared, along, Math.sqrt(common)) : along) + (now ? (shifts[c] ?? 0) : 0);
    }
  }
  return made;
}

function mixed(a: number, b: number, r: number): number {
  return r * a + Math.sqrt(1 - r * r) * b;
}
