// Calibration: rates of wrong blocks and wrong ships through the shipped decide(), beside what the design promised.
// node --conditions=source bench/calibration/main.ts [--full] [--runs N] [--out FILE]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { wilson } from '@modelgate/stats';
import { fullGrid, smallGrid, type Promised } from './cells.ts';

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, runs: { type: 'string' }, out: { type: 'string' } },
});
const grid = values.full ? fullGrid : smallGrid;
const runs = Number(values.runs ?? (values.full ? 10_000 : 500));

interface Result {
  readonly name: string;
  readonly n: number;
  readonly runs: number;
  readonly hits: number;
  readonly promised: Promised;
}

const results = await runAll();
print(results);
const refuted = results.filter(isRefuted);
if (values.out) await save(values.out);
console.log(
  refuted.length === 0
    ? `\n${results.length} rates, none refuted`
    : `\n${refuted.length} of ${results.length} rates are refuted`,
);
process.exitCode = refuted.length === 0 ? 0 : 1;

/** Cells are dealt to one process a core, the costly ones first. */
async function runAll(): Promise<Result[]> {
  const order = [...grid.keys()].sort((a, b) => grid[b]!.n - grid[a]!.n);
  const done = new Map<number, readonly number[]>();
  const worker = async (): Promise<void> => {
    const child = fork(new URL('cell.ts', import.meta.url), [values.full ? 'full' : 'small'], {
      execArgv: process.execArgv,
    });
    for (let i = order.shift(); i !== undefined; i = order.shift()) {
      child.send({ cell: i, runs });
      const [hits] = (await once(child, 'message')) as [readonly number[]];
      done.set(i, hits);
      process.stderr.write(`\r${done.size} of ${grid.length} cells`);
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  process.stderr.write('\n');
  return grid.flatMap(({ about, n, rates }, i) =>
    rates.map(({ light, promised }, k) => ({ name: `${about}: ${light}`, n, runs, hits: done.get(i)![k]!, promised })),
  );
}

function isRefuted({ hits, runs: of, promised }: Result): boolean {
  return promised.is === 'at most' && wilson(hits, of, 0.98)[0] > promised.rate;
}

function print(rows: readonly Result[]): void {
  const percent = (x: number): string => `${(100 * x).toFixed(1)} %`.padStart(8);
  console.log(`${'what'.padEnd(46)}${'n'.padStart(7)}${'rate'.padStart(9)}   99 % interval      design`);
  for (const row of rows) {
    const [low, high] = wilson(row.hits, row.runs, 0.99);
    const design = `${row.promised.is === 'at most' ? '≤' : '≈'} ${percent(row.promised.rate).trim()}`;
    console.log(
      `${row.name.padEnd(46)}${String(row.n).padStart(7)} ${percent(row.hits / row.runs)} ${percent(low)} –${percent(high)}   ${design}${isRefuted(row) ? '  REFUTED' : ''}`,
    );
  }
}

async function save(path: string): Promise<void> {
  const text = JSON.stringify(
    { runs, alpha: 0.05, results: results.map((r) => ({ ...r, rate: r.hits / r.runs })) },
    undefined,
    1,
  );
  await writeFile(`${path}.tmp`, `${text}\n`);
  await rename(`${path}.tmp`, path);
}
