// Drift of flights, January against July, 14 columns, from a cold shell: against Evidently's defaults.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTurns, seconds } from './best-of.ts';
import { withFolder } from './folder.ts';
import { ownVersions } from './machine.ts';
import { quoted, sql } from './natives.ts';
import { pythonVersion, quietly, validate } from './run-gate.ts';
import { ratio, type BenchResult, type Line } from './table.ts';

const here = import.meta.dirname;
const flights = join(here, '../test/parity/data/flights.parquet');
const python = process.env['PYTHON_EVIDENTLY'] ?? process.env['PYTHON'] ?? 'python3';

const columns =
  'dep_time, sched_dep_time, dep_delay, arr_time, sched_arr_time, arr_delay, flight, air_time, distance, hour, minute, carrier, origin, dest';

export function drift(): Promise<BenchResult> {
  return withFolder(async (folder) => ({
    title: 'drift, whole process from a cold shell',
    lines: await againstEvidently(folder),
    notes: [
      'ModelGate: dist/cli.mjs run, 14 columns, their engines verified, a report written; all columns together: with a domain classifier on 20,000 rows, which Evidently’s run has not',
    ],
    versions: { ...ownVersions(), Evidently: pythonVersion(python, 'evidently') },
  }));
}

async function againstEvidently(folder: string): Promise<readonly Line[]> {
  for (const [name, month] of [
    ['january', 1],
    ['july', 7],
  ] as const)
    await write(join(folder, `${name}.parquet`), month);
  const [january, july] = ['january', 'july'].map((name) => join(folder, `${name}.parquet`));
  const own = (more: string): Promise<number> => {
    writeFileSync(join(folder, 'modelgate.yml'), policyWith(more));
    return seconds(() => validate(folder));
  };
  const times = await inTurns(
    {
      own: () => own(''),
      together: () => own(', domain-classifier: true'),
      evidently: () => seconds(() => quietly(python, [join(here, 'peers', 'flights_evidently.py'), january!, july!])),
    },
    5,
  );
  return [
    ratio('January against July', times.own, times.evidently, { is: 'at least', value: 10 }),
    ratio('the same, and all columns together', times.together, times.evidently),
  ];
}

function policyWith(more: string): string {
  return `version: 1
data:
  july: { path: july.parquet }
  january: { path: january.parquet }
gates:
  validate-data:
    data: july
    reference: january
    drift: { columns: [${columns}]${more} }
`;
}

async function write(path: string, month: number): Promise<void> {
  const rows = `select * from read_parquet(${quoted(flights)}) where month = ${month}`;
  await sql(`copy (${rows}) to ${quoted(path)} (format parquet)`);
}
