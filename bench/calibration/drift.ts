// Calibration of drift: how often 50 columns block that have not drifted beyond the floor, and how often those that have.
// node --conditions=source bench/calibration/drift.ts [--full | --many-levels | --correlated | --heavy-tails] [--runs N] [--out FILE]
import { parseArgs } from 'node:util';
import { correlatedGrid, fullDriftGrid, heavyTailsGrid, manyLevelsGrid, smallDriftGrid } from './drift/cells.ts';
import { runGrid } from './run-grid.ts';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    'many-levels': { type: 'boolean', default: false },
    correlated: { type: 'boolean', default: false },
    'heavy-tails': { type: 'boolean', default: false },
    runs: { type: 'string' },
    out: { type: 'string' },
  },
});

const peers = [
  'Evidently: some column drifts',
  'Evidently: half of the columns drift',
  'Deepchecks: some column drifts',
];

const grids = {
  full: fullDriftGrid,
  'many-levels': manyLevelsGrid,
  correlated: correlatedGrid,
  'heavy-tails': heavyTailsGrid,
  small: smallDriftGrid,
};
const grid = (['full', 'many-levels', 'correlated', 'heavy-tails'] as const).find((name) => values[name]) ?? 'small';

await runGrid({
  cells: grids[grid].map((cell) => {
    const n = `${cell.n} (of ${cell.reference})`;
    const others = [...(cell.peers ? peers : []), ...(cell.rho > 0 ? ['by Holm alone'] : [])];
    const beside = others.map((name) => ({ name: `  ${name}`, n }));
    return {
      cost: cell.n + cell.reference,
      rates: [{ name: `${cell.about}: blocked`, n, ...(cell.promised && { promised: cell.promised }) }, ...beside],
    };
  }),
  process: new URL('drift/cell.ts', import.meta.url),
  grid,
  runs: Number(values.runs ?? (values.full ? 10_000 : 200)),
  ...(values.out !== undefined && { out: values.out }),
});
