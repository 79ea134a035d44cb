// A process that simulates cells of drift: receives { cell, runs }, answers how many runs each rule blocked.
import { fullDriftGrid, manyLevelsGrid, smallDriftGrid, type DriftCell } from './cells.ts';
import { columns as fifty, manyLevels } from './columns.ts';
import { isBlocked } from './judge.ts';
import { deepchecksDrifts, evidentlyDrifts } from './peers.ts';
import { simulate } from './table.ts';

const grids: Readonly<Record<string, readonly DriftCell[]>> = {
  small: smallDriftGrid,
  full: fullDriftGrid,
  'many-levels': manyLevelsGrid,
};
const grid = grids[process.argv[2]!]!;

process.on('message', ({ cell, runs }: { cell: number; runs: number }) => {
  const { about, n, reference, rho, drifted, peers, ...more } = grid[cell]!;
  const set = more.manyLevels ? manyLevels : fifty;
  const hits = peers ? [0, 0, 0, 0] : [0];
  for (let run = 0; run < runs; run++) {
    const seed = `${about}/${n}/${reference}/${run}`;
    const before = simulate(reference, rho, { effect: 0, which: 'all', missing: 0.05 }, `${seed}/reference`, set);
    const now = simulate(n, rho, drifted, `${seed}/current`, set);
    const columns = peers ? [evidentlyDrifts(before, now), deepchecksDrifts(before, now)] : [];
    const [evidently = [], deepchecks = []] = columns;
    const blocked = [
      isBlocked(before, now, seed, set),
      evidently.some(Boolean),
      evidently.filter(Boolean).length >= evidently.length / 2,
      deepchecks.some(Boolean),
    ];
    for (const i of hits.keys()) hits[i]! += Number(blocked[i]);
  }
  process.send!(hits);
});
