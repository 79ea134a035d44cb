// Calibration of the domain classifier: how often it blocks tables that do not differ beyond its limit, and how often those that do.
// node --conditions=source bench/calibration/domain-classifier.ts [--full] [--runs N] [--out FILE]
import { parseArgs } from 'node:util';
import { fullClassifierGrid, smallClassifierGrid } from './domain-classifier/cells.ts';
import { runGrid } from './run-grid.ts';

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, runs: { type: 'string' }, out: { type: 'string' } },
});

await runGrid({
  cells: (values.full ? fullClassifierGrid : smallClassifierGrid).map(({ about, n, reference, columns, promised }) => ({
    cost: (n + reference) * columns,
    rates: [{ name: `${about}: blocked`, n: `${n} (of ${reference})`, ...(promised && { promised }) }],
  })),
  process: new URL('domain-classifier/cell.ts', import.meta.url),
  grid: values.full ? 'full' : 'small',
  runs: Number(values.runs ?? (values.full ? 400 : 100)),
  ...(values.out !== undefined && { out: values.out }),
});
