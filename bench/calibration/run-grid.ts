// Runs a grid in one process a core, prints its rates with their intervals, and keeps them.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { wilson } from '@modelgate/stats';
import type { Promised } from './cells.ts';

/** A cell as it is run: its cost orders the work, its rates name what the process counts. */
export interface GridCell {
  readonly cost: number;
  readonly rates: readonly GridRate[];
}

export interface GridRate {
  readonly name: string;
  readonly n: string;
  /** Absent for what is only printed beside. */
  readonly promised?: Promised;
}

export interface GridOptions {
  readonly cells: readonly GridCell[];
  /** The file of the process, and what it is told to run. */
  readonly process: URL;
  readonly grid: string;
  readonly runs: number;
  readonly out?: string;
}

interface Result extends GridRate {
  readonly runs: number;
  readonly hits: number;
}

export async function runGrid(options: GridOptions): Promise<void> {
  const results = await runAll(options);
  print(results);
  const refuted = results.filter(isRefuted);
  if (options.out !== undefined) await save(options.out, options.runs, results);
  const of = refuted.length === 0 ? 'none' : `${refuted.length}`;
  console.log(`\n${results.length} rates, ${of} refuted`);
  process.exitCode = refuted.length === 0 ? 0 : 1;
}

/** Cells are dealt to one process a core, the costly ones first. */
async function runAll({ cells, process: file, grid, runs }: GridOptions): Promise<Result[]> {
  const order = [...cells.keys()].sort((a, b) => cells[b]!.cost - cells[a]!.cost);
  const done = new Map<number, readonly number[]>();
  const worker = async (): Promise<void> => {
    const child = fork(file, [grid], { execArgv: process.execArgv });
    for (let i = order.shift(); i !== undefined; i = order.shift()) {
      child.send({ cell: i, runs });
      const [hits] = (await once(child, 'message')) as [readonly number[]];
      done.set(i, hits);
      process.stderr.write(`\r${done.size} of ${cells.length} cells`);
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  process.stderr.write('\n');
  return cells.flatMap(({ rates }, i) => rates.map((rate, k) => ({ ...rate, runs, hits: done.get(i)![k]! })));
}

/** 'At most' is refuted when the Wilson 99 % lower bound of the rate lies above. */
function isRefuted({ hits, runs, promised }: Result): boolean {
  return promised?.is === 'at most' && wilson(hits, runs, 0.98)[0] > promised.rate;
}

function print(rows: readonly Result[]): void {
  const percent = (x: number): string => `${(100 * x).toFixed(1)} %`.padStart(8);
  console.log(`${'what'.padEnd(52)}${'n'.padStart(16)}${'rate'.padStart(9)}   99 % interval      promised`);
  for (const row of rows) {
    const [low, high] = wilson(row.hits, row.runs, 0.99);
    const { promised } = row;
    const design = promised ? `${promised.is === 'at most' ? '≤' : '≈'} ${percent(promised.rate).trim()}` : '';
    console.log(
      `${row.name.padEnd(52)}${row.n.padStart(16)} ${percent(row.hits / row.runs)} ${percent(low)} –${percent(high)}   ${design}${isRefuted(row) ? '  REFUTED' : ''}`,
    );
  }
}

async function save(path: string, runs: number, results: readonly Result[]): Promise<void> {
  const text = JSON.stringify(
    { runs, alpha: 0.05, results: results.map((r) => ({ ...r, rate: r.hits / r.runs })) },
    undefined,
    1,
  );
  await writeFile(`${path}.tmp`, `${text}\n`);
  await rename(`${path}.tmp`, path);
}
