// A process that simulates cells of the domain classifier: receives { cell, runs }, answers in how many runs it blocked.
import { classifierClaim, toldOfCodes } from '@modelgate/checks';
import { decide, type Demand } from '@modelgate/core';
import { fullClassifierGrid, smallClassifierGrid, type ClassifierCell } from './cells.ts';
import { codedNumbers } from './coded.ts';
import { simulate } from './tables.ts';

const grid = process.argv[2] === 'full' ? fullClassifierGrid : smallClassifierGrid;
const demand: Pick<Demand, 'decide' | 'from'> = { decide: 'test', from: 'head' };

process.on('message', ({ cell, runs }: { cell: number; runs: number }) => {
  let blocked = 0;
  for (let run = 0; run < runs; run++) blocked += Number(isBlocked(grid[cell]!, run));
  process.send!([blocked]);
});

/** Alone in its family the claim fails more easily than beside those of columns. */
function isBlocked(cell: ClassifierCell, run: number): boolean {
  const seed = `${cell.about}/${cell.n}/${cell.reference}/${run}`;
  const tables = simulate(cell, seed);
  const current = Uint8Array.from({ length: cell.n + cell.reference }, (_, i) => Number(i < cell.n));
  const names = tables.map((_, c) => `c${c}`);
  const claim = classifierClaim(toldOfCodes(tables.map(codedNumbers), current, names), 0.575, 'told-apart');
  const [decision] = decide([{ demand, claim }], { alpha: 0.05, seed }).decisions;
  if (decision!.outcome === 'unknown' || decision!.outcome === 'inapplicable') throw new Error(JSON.stringify(claim));
  return decision!.outcome === 'fail';
}
