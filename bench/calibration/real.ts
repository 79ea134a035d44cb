// Calibration on real models: changes whose truth is known from all rows, judged on test sets drawn from them, beside "fail if worse by more than the margin".
// python bench/calibration/real/make.py <tables> <folder>; node --conditions=source bench/calibration/real.ts <folder> [--runs N] [--out FILE]
import { parseArgs } from 'node:util';
import { atMost, writeCells } from './real/cells.ts';
import { runGrid } from './run-grid.ts';

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string' }, out: { type: 'string' } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined) throw new Error('usage: real.ts <folder of make.py> [--runs N] [--out FILE]');

const wrong = { kept: 'red', lost: 'green' } as const;

await runGrid({
  cells: writeCells(folder).map(({ table, pair, n, truth }) => {
    const about = `${table}, ${pair.baseline} → ${pair.candidate}`;
    const told =
      truth === 'kept' ? `${Math.round(100 * pair.used)} % of a limit` : `−${(100 * pair.lost).toFixed(1)} pt`;
    return {
      cost: n,
      rates: [
        { name: `${about} (${told}): ${wrong[truth]}`, n: String(n), promised: atMost },
        { name: `  by estimates alone: ${wrong[truth]}`, n: String(n) },
      ],
    };
  }),
  process: new URL('real/cell.ts', import.meta.url),
  grid: folder,
  runs: Number(values.runs ?? 400),
  ...(values.out !== undefined && { out: values.out }),
});
