// Calibration of drift of predictions: how often outputs block that lie within the floor, and how often those beyond.
// node --conditions=source bench/calibration/predictions.ts [--full] [--runs N] [--out FILE]
import { parseArgs } from 'node:util';
import { fullPredictionGrid, smallPredictionGrid } from './predictions/cells.ts';
import { runGrid } from './run-grid.ts';

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, runs: { type: 'string' }, out: { type: 'string' } },
});

await runGrid({
  cells: (values.full ? fullPredictionGrid : smallPredictionGrid).map(({ about, n, reference, model, promised }) => ({
    cost: (n + reference) * model.numbers,
    rates: [{ name: `${about}: blocked`, n: `${n} (of ${reference})`, ...(promised && { promised }) }],
  })),
  process: new URL('predictions/cell.ts', import.meta.url),
  grid: values.full ? 'full' : 'small',
  runs: Number(values.runs ?? (values.full ? 400 : 200)),
  ...(values.out !== undefined && { out: values.out }),
});
