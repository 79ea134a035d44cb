// Calibration of single limits on populations that are hard to judge: how often a limit at the truth is proved, and how often it fails.
// node --conditions=source bench/calibration/skewed.ts [--full] [--runs N] [--out FILE]
import { parseArgs } from 'node:util';
import { runGrid } from './run-grid.ts';
import { fullSkewedGrid, ratesOf, smallSkewedGrid } from './skewed/cells.ts';

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, runs: { type: 'string' }, out: { type: 'string' } },
});

await runGrid({
  cells: (values.full ? fullSkewedGrid : smallSkewedGrid).map((cell) => ({ cost: cell.n, rates: ratesOf(cell) })),
  process: new URL('skewed/cell.ts', import.meta.url),
  grid: values.full ? 'full' : 'small',
  runs: Number(values.runs ?? (values.full ? 2000 : 400)),
  ...(values.out !== undefined && { out: values.out }),
});
