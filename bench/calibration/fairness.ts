// Calibration of bias-check: how often groups that keep a limit block, and how often a limit that is broken passes as proved.
// node --conditions=source bench/calibration/fairness.ts [--full] [--runs N] [--out FILE]
import { parseArgs } from 'node:util';
import { fullFairnessGrid, ratesOf, smallFairnessGrid } from './fairness/cells.ts';
import { runGrid } from './run-grid.ts';

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, runs: { type: 'string' }, out: { type: 'string' } },
});

await runGrid({
  cells: (values.full ? fullFairnessGrid : smallFairnessGrid).map((cell) => ({
    cost: cell.groups ** 2,
    rates: ratesOf(cell),
  })),
  process: new URL('fairness/cell.ts', import.meta.url),
  grid: values.full ? 'full' : 'small',
  runs: Number(values.runs ?? (values.full ? 2000 : 500)),
  ...(values.out !== undefined && { out: values.out }),
});
