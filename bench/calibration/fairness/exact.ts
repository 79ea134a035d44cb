// The rates of a cell of two groups without drawing any: every pair of counts, judged, with its probability.
import { binomialPmf } from '@modelgate/stats';
import { ratesOf, truth, type FairnessCell } from './cells.ts';
import { countedOf, judgeCell, ratesOfHits, sizeOf } from './judge-cell.ts';

/** Counts less likely than this are left out; all of them together weigh less than 1e-5. */
const NEVER = 1e-9;

/** In the order of `ratesOf`, 0 … 1. */
export function exactRates(cell: FairnessCell): readonly number[] {
  if (cell.groups !== 2) throw new RangeError(`counts of two groups are enumerated, not of ${cell.groups}`);
  const judge = judgeCell(cell);
  const rates = ratesOf(cell).map(() => 0);
  const [first, second] = [countsOf(cell, 0), countsOf(cell, 1)];
  for (const [x1, p1] of first) {
    for (const [x2, p2] of second) {
      if (p1 * p2 < NEVER) continue;
      const counted = countedOf(cell, judge(ratesOfHits(cell, [x1, x2])));
      for (const i of rates.keys()) if (counted[i]) rates[i]! += p1 * p2;
    }
  }
  return rates;
}

function countsOf(cell: FairnessCell, group: number): readonly (readonly [x: number, p: number])[] {
  const n = sizeOf(cell, group);
  const all = Array.from({ length: n + 1 }, (_, x) => [x, binomialPmf(x, n, truth(cell, group))] as const);
  return all.filter(([, p]) => p > NEVER);
}
