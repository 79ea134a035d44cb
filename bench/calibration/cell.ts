// A process that simulates cells: receives { cell, runs }, answers how many pull requests each rate counted.
import { judgePullRequest, sampleFrame } from '@modelgate/gates';
import { counts, fullGrid, smallGrid } from './cells.ts';

const grid = process.argv[2] === 'full' ? fullGrid : smallGrid;

process.on('message', ({ cell, runs }: { cell: number; runs: number }) => {
  const { n, population, demands, rates, about } = grid[cell]!;
  const hits = rates.map(() => 0);
  for (let run = 0; run < runs; run++) {
    const seed = `${about}/${n}/${run}`;
    const { light } = judgePullRequest(sampleFrame(population, n, seed), demands, seed, 0.05);
    for (const [i, rate] of rates.entries()) hits[i]! += Number(counts(light, rate.light));
  }
  process.send!(hits);
});
