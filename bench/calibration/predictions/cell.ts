// A process that simulates cells of drift of predictions: receives { cell, runs }, answers in how many runs it blocked.
import { seededNormals } from '@modelgate/stats';
import { fullPredictionGrid, smallPredictionGrid } from './cells.ts';
import { isBlocked, type Said } from './judge.ts';
import { shiftFor, type SimulatedModel } from './models.ts';

const grid = process.argv[2] === 'full' ? fullPredictionGrid : smallPredictionGrid;

process.on('message', ({ cell, runs }: { cell: number; runs: number }) => {
  const { about, model, n, reference, effect } = grid[cell]!;
  const shift = shiftFor(model, effect);
  let blocked = 0;
  for (let run = 0; run < runs; run++) {
    const seed = `${about}/${n}/${reference}/${run}`;
    const normal = seededNormals(seed);
    const before = said(model, reference, 0, normal);
    blocked += Number(isBlocked(before, said(model, n, shift, normal), seed));
  }
  process.send!([blocked]);
});

function said({ numbers, outputs, say }: SimulatedModel, rows: number, shift: number, normal: () => number): Said {
  const values = Array.from({ length: outputs }, () => new Float64Array(rows));
  for (let i = 0; i < rows; i++) {
    const row = say(Array.from({ length: numbers }, normal), shift);
    for (const [k, output] of values.entries()) output[i] = row[k]!;
  }
  return values;
}
