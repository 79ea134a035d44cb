// A process that simulates cells of drift: receives { cell, runs }, answers how many runs each rule blocked.
import { fullDriftGrid, manyLevelsGrid, smallDriftGrid, type DriftCell } from './cells.ts';
import { columns as fifty, manyLevels } from './columns.ts';
import { blocks } from './judge.ts';
import { deepchecksDrifts, evidentlyDrifts } from './peers.ts';
import { simulate, type SimulatedTable } from './table.ts';

const grids: Readonly<Record<string, readonly DriftCell[]>> = {
  small: smallDriftGrid,
  full: fullDriftGrid,
  'many-levels': manyLevelsGrid,
};
const grid = grids[process.argv[2]!]!;

process.on('message', ({ cell, runs }: { cell: number; runs: number }) => {
  const { about, n, reference, rho, drifted, peers, ...more } = grid[cell]!;
  const set = more.manyLevels ? manyLevels : fifty;
  const hits = Array.from({ length: peers || rho > 0 ? (peers ? 4 : 2) : 1 }, () => 0);
  for (let run = 0; run < runs; run++) {
    const seed = `${about}/${n}/${reference}/${run}`;
    const before = simulate(reference, rho, { effect: 0, which: 'all', missing: 0.05 }, `${seed}/reference`, set);
    const now = simulate(n, rho, drifted, `${seed}/current`, set);
    const { together, alone } = blocks(before, now, seed, set);
    const blocked = [together, ...(peers ? peersBlock(before, now) : [alone])];
    for (const i of hits.keys()) hits[i]! += Number(blocked[i]);
  }
  process.send!(hits);
});

function peersBlock(before: SimulatedTable, now: SimulatedTable): readonly boolean[] {
  const evidently = evidentlyDrifts(before, now);
  const several = evidently.filter(Boolean).length >= evidently.length / 2;
  return [evidently.some(Boolean), several, deepchecksDrifts(before, now).some(Boolean)];
}
