// A process that simulates cells of drift: receives { cell, runs }, answers how many runs each rule blocked.
import {
  correlatedGrid,
  fullDriftGrid,
  heavyTailsGrid,
  manyLevelsGrid,
  smallDriftGrid,
  type DriftCell,
} from './cells.ts';
import { columns as fifty, heavyTails, manyLevels } from './columns.ts';
import { blocks } from './judge.ts';
import { deepchecksDrifts, evidentlyDrifts } from './peers.ts';
import { drawnAgain, simulate, type SimulatedTable } from './table.ts';

const grids: Readonly<Record<string, readonly DriftCell[]>> = {
  small: smallDriftGrid,
  full: fullDriftGrid,
  'many-levels': manyLevelsGrid,
  correlated: correlatedGrid,
  'heavy-tails': heavyTailsGrid,
};
const sets = { fifty, 'many levels': manyLevels, 'heavy tails': heavyTails };
const grid = grids[process.argv[2]!]!;

/** In the reference, where columns have missing values at all. */
const MISSING = 0.05;

process.on('message', ({ cell, runs }: { cell: number; runs: number }) => {
  const { about, n, reference, rho, drifted, peers, columns = 'fifty', again } = grid[cell]!;
  const set = sets[columns];
  const hits: number[] = [];
  for (let run = 0; run < runs; run++) {
    const seed = `${about}/${n}/${reference}/${run}`;
    const missing = Math.min(MISSING, drifted.missing);
    const before = simulate(reference, rho, { effect: 0, which: 'all', missing }, `${seed}/reference`, set);
    const now = again
      ? drawnAgain(before, n, drifted.effect, `${seed}/current`)
      : simulate(n, rho, drifted, `${seed}/current`, set);
    const { together, alone } = blocks(before, now, seed, set);
    const blocked = [together, ...(peers ? peersBlock(before, now) : []), ...(rho > 0 ? [alone] : [])];
    for (const [i, is] of blocked.entries()) hits[i] = (hits[i] ?? 0) + Number(is);
  }
  process.send!(hits);
});

function peersBlock(before: SimulatedTable, now: SimulatedTable): readonly boolean[] {
  const evidently = evidentlyDrifts(before, now);
  const several = evidently.filter(Boolean).length >= evidently.length / 2;
  return [evidently.some(Boolean), several, deepchecksDrifts(before, now).some(Boolean)];
}
