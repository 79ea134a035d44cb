// A process that draws test sets of real rows: receives { cell, runs }, answers how many were judged wrongly, and how many the usual rule blocks.
import { claimsOf, judgePullRequest } from '@modelgate/gates';
import { seededUniforms } from '@modelgate/stats';
import { fiveMetrics } from '../policies.ts';
import { realCells } from './cells.ts';
import { limitsIn, usedOf } from './pairs.ts';
import { draw, frameOf } from './pool.ts';

const cells = realCells(process.argv[2]!);

process.on('message', ({ cell, runs }: { cell: number; runs: number }) => {
  const { pool, pair, n, truth } = cells[cell]!;
  const hits = [0, 0];
  for (let run = 0; run < runs; run++) {
    const seed = `${pool.name}/${pair.baseline}/${pair.candidate}/${n}/${run}`;
    const frame = frameOf(pool, pair, draw(pool, n, seededUniforms(seed)));
    const { light } = judgePullRequest(frame, fiveMetrics, seed, 0.05);
    const seen = limitsIn(claimsOf(frame, fiveMetrics, seed).judged.map(({ claim }) => claim));
    const worse = seen.some((claim) => usedOf(claim) > 1);
    hits[0]! += Number(truth === 'kept' ? light === 'red' : light === 'green');
    hits[1]! += Number(truth === 'kept' ? worse : !worse);
  }
  process.send!(hits);
});
