// A process that draws test sets of real rows: receives { cell, runs }, answers how many were judged wrongly, and how many the usual rule blocks.
import { claimsOf, judgeClaims } from '@modelgate/gates';
import { seededUniforms } from '@modelgate/stats';
import { accuracyAlone, fiveMetrics } from '../policies.ts';
import { readCells } from './cells.ts';
import { limitsIn, usedOf } from './pairs.ts';
import { draw, frameOf, readPool } from './pool.ts';

const folder = process.argv[2]!;
const cells = readCells(folder);
const pools = new Map([...new Set(cells.map(({ table }) => table))].map((table) => [table, readPool(folder, table)]));

process.on('message', ({ cell, runs }: { cell: number; runs: number }) => {
  const { table, pair, n, truth } = cells[cell]!;
  const pool = pools.get(table)!;
  // The policies by which each is judged wrongly most easily: the most limits, and the fewest.
  const demands = truth === 'kept' ? fiveMetrics : accuracyAlone;
  const hits = [0, 0];
  for (let run = 0; run < runs; run++) {
    const seed = `${pool.name}/${pair.baseline}/${pair.candidate}/${n}/${run}`;
    const frame = frameOf(pool, pair, draw(pool, n, seededUniforms(seed)));
    const claims = claimsOf(frame, demands, seed);
    const { light } = judgeClaims(claims, seed, 0.05);
    const worse = limitsIn(claims.judged.map(({ claim }) => claim)).some((claim) => usedOf(claim) > 1);
    hits[0]! += Number(truth === 'kept' ? light === 'red' : light === 'green');
    hits[1]! += Number(truth === 'kept' ? worse : !worse);
  }
  process.send!(hits);
});
