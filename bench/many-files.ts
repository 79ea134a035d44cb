// validate-data on a thousand small files, of which one changed since the last run: against the same command that keeps nothing.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTurns, seconds } from './best-of.ts';
import { withFolder } from './folder.ts';
import { ownVersions } from './machine.ts';
import { quoted, sql } from './natives.ts';
import { validate } from './run-gate.ts';
import { judged, ratio, type BenchResult, type Line } from './table.ts';

const FILES = 1000;
const ROWS = 3000;
const TURNS = 2;
/** Ratios of one turn stand beside each other: a busy machine makes them rougher, and is not waited for. */
const PATIENCE_MS = 5000;

/** Rules that files tell one by one. */
const policy = (ending: string): string => `version: 1
data: { test: { path: 'data/*.${ending}' } }
gates:
  validate-data:
    columns:
      id: { type: integer, nulls: 0, min: 0 }
      amount: { type: number, nulls: 0, min: 0, max: 1000 }
      share: { type: number, nulls: 6%, min: 0, max: 1 }
      code: { matches: '^c[0-9]+$', length: { min: 2, max: 3 } }
      day: { type: date, min: 2020-01-01 }
    rows: { min: 1000 }
    constant-columns: 0
    expressions: [{ name: amount by share, violations: amount < share }]
`;

/** `seed` makes other rows of the same kind. */
function rowsOf(seed: number): string {
  return `select ${seed * ROWS} + i as id, ((i * 7919 + ${seed}) % 100000) / 100 as amount,
    case when i % 20 > 0 then ((i * 104729) % 1000) / 1000 end as share, 'c' || (i % 20) as code,
    date '2020-01-01' + (i % 900)::int as day from range(${ROWS}) t(i)`;
}

const file = (home: string, ending: string, k: number): string =>
  join(home, 'data', `part-${String(k).padStart(4, '0')}.${ending}`);

function write(home: string, ending: string, k: number, seed: number): Promise<unknown> {
  return sql(`copy (${rowsOf(seed)}) to ${quoted(file(home, ending, k))} (format ${ending})`);
}

export function manyFiles(): Promise<BenchResult> {
  return withFolder(async (folder) => ({
    title: `validate-data on ${FILES} files of ${ROWS} rows, whole process from a cold shell`,
    lines: [...(await linesOf(folder, 'parquet')), ...(await linesOf(folder, 'csv'))],
    notes: [
      'ModelGate on both sides: dist/cli.mjs run validate-data, its engines verified, a report written',
      'one changed: --keep, after a run that kept what was measured of the others; every file is hashed',
      'against the base branch: all files are in Git, and how each column changed against the merge base is told',
    ],
    versions: ownVersions(),
  }));
}

async function linesOf(folder: string, ending: 'parquet' | 'csv'): Promise<Line[]> {
  const home = join(folder, ending);
  mkdirSync(join(home, 'data'), { recursive: true });
  writeFileSync(join(home, 'modelgate.yml'), policy(ending));
  for (let k = 0; k < FILES; k++) await write(home, ending, k, k);
  validate(home, ['--keep', 'kept']);
  let turn = FILES;
  const times = await inTurns(
    {
      all: () => seconds(() => validate(home)),
      keeping: () => seconds(() => validate(home, ['--keep', `kept-${turn}`])),
      one: async () => {
        await write(home, ending, 500, turn++);
        return seconds(() => validate(home, ['--keep', 'kept']));
      },
      none: () => seconds(() => validate(home, ['--keep', 'kept'])),
    },
    TURNS,
    PATIENCE_MS,
  );
  const changed = await againstBase(home, ending, turn);
  return [
    ratio(`${ending}, one file changed`, times.one, times.all),
    ratio(`${ending}, no file changed`, times.none, times.all),
    ratio(`${ending}, one file changed, against the base branch`, changed.one, changed.all),
    {
      ...judged(`${ending}, first run that keeps, times one that does not`, times.keeping.best / times.all.best, '×'),
      ours: times.keeping,
      theirs: times.all,
    },
  ];
}

/** As a pull request: the files as they were are the merge base's. */
async function againstBase(home: string, ending: string, from: number) {
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', ...args], { cwd: home });
  writeFileSync(join(home, '.gitignore'), 'kept*\n.modelgate\n');
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'data');
  git('checkout', '-q', '-b', 'change');
  let turn = from;
  const change = async (): Promise<void> => {
    await write(home, ending, 500, turn++);
    git('commit', '-q', '-a', '-m', 'change');
  };
  await change();
  validate(home, ['--keep', 'kept']);
  return inTurns(
    {
      all: () => seconds(() => validate(home)),
      one: async () => {
        await change();
        return seconds(() => validate(home, ['--keep', 'kept']));
      },
    },
    TURNS,
    PATIENCE_MS,
  );
}
