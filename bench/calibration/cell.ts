// A process that simulates cells: receives { cell, runs }, answers how many pull requests counted.
import { judgePullRequest, sampleFrame } from '@modelgate/gates';
import { fullGrid, smallGrid } from './cells.ts';

const grid = process.argv[2] === 'full' ? fullGrid : smallGrid;

process.on('message', ({ cell, runs }: { cell: number; runs: number }) => {
  const { n, population, demands, counts, name } = grid[cell]!;
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    const seed = `${name}/${n}/${run}`;
    hits += Number(counts(judgePullRequest(sampleFrame(population, n, seed), demands, seed, 0.05).light));
  }
  process.send!(hits);
});
