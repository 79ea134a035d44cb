// Calibration: rates of wrong blocks and wrong ships through the shipped decide(), beside what the design promised.
// node --conditions=source bench/calibration/main.ts [--full] [--runs N] [--out FILE]
import { parseArgs } from 'node:util';
import { fullGrid, smallGrid } from './cells.ts';
import { runGrid } from './run-grid.ts';

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, runs: { type: 'string' }, out: { type: 'string' } },
});

await runGrid({
  cells: (values.full ? fullGrid : smallGrid).map(({ about, n, rates }) => ({
    cost: n,
    rates: rates.map(({ light, promised }) => ({ name: `${about}: ${light}`, n: String(n), promised })),
  })),
  process: new URL('cell.ts', import.meta.url),
  grid: values.full ? 'full' : 'small',
  runs: Number(values.runs ?? (values.full ? 10_000 : 500)),
  ...(values.out !== undefined && { out: values.out }),
});
