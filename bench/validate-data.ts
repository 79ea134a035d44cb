// validate-data from a cold shell: some 50 checks on flights, and on 5 M of them, against Great Expectations, pandera and SQL by hand;
// and how its cost grows with the checks.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTurns, seconds, type Timing } from './best-of.ts';
import { withFolder } from './folder.ts';
import { ownVersions } from './machine.ts';
import { quoted, sql } from './natives.ts';
import { bundle, pythonVersion, quietly, validate } from './run-gate.ts';
import { memoryOf } from './process-tree.ts';
import { judged, ratio, type BenchResult, type Line } from './table.ts';

const here = import.meta.dirname;
const parity = join(here, '../test/parity/data');
/** Flights are repeated so many times: 5,051,640 rows. */
const REPEATS = 15;

const peers = {
  'Great Expectations': { python: 'PYTHON_GREAT_EXPECTATIONS', package: 'great_expectations' },
  pandera: { python: 'PYTHON_PANDERA', package: 'pandera' },
} as const;
type Peer = keyof typeof peers;

const leastRatios: Readonly<Record<'flights' | '5 M rows', Record<Peer, number>>> = {
  flights: { 'Great Expectations': 10, pandera: 3 },
  '5 M rows': { 'Great Expectations': 20, pandera: 20 },
};

export function validateData(): Promise<BenchResult> {
  return withFolder(async (folder) => {
    const small = project(folder, 'flights');
    copyFileSync(join(parity, 'flights.parquet'), join(small, 'flights.parquet'));
    const large = project(folder, '5 M rows');
    const rows = `select f.* from read_parquet(${quoted(join(small, 'flights.parquet'))}) f, range(${REPEATS})`;
    await sql(`copy (${rows}) to ${quoted(join(large, 'flights.parquet'))} (format parquet)`);
    return {
      title: 'validate-data, whole process from a cold shell',
      lines: [
        ...(await against(small, 'flights', 5)),
        ...(await against(large, '5 M rows', 5)),
        await memoryLine(large),
        ...(await growth(folder)),
      ],
      notes: [
        'ModelGate: dist/cli.mjs run on test/parity/data/flights.yml, its engines verified, a report written',
        'by hand: one scan and one statement for the key, in a Node process that only loads DuckDB',
      ],
      versions: { ...ownVersions(), ...versionsOfPeers() },
    };
  });
}

function project(folder: string, name: string): string {
  const home = join(folder, name);
  mkdirSync(home);
  copyFileSync(join(parity, 'flights.yml'), join(home, 'modelgate.yml'));
  return home;
}

async function against(home: string, name: keyof typeof leastRatios, turns: number): Promise<Line[]> {
  const file = join(home, 'flights.parquet');
  const times: Record<string, Timing> = await inTurns<string>(
    {
      own: () => seconds(() => validate(home)),
      hand: () => seconds(() => quietly(process.execPath, [join(here, 'hand-sql.ts'), file])),
      'Great Expectations': () =>
        seconds(() => quietly(pythonOf('Great Expectations'), [script('great_expectations'), file])),
      pandera: () => seconds(() => quietly(pythonOf('pandera'), [script('pandera'), file])),
    },
    turns,
  );
  const own = times['own']!;
  const lines = (Object.keys(peers) as Peer[]).map((peer) =>
    ratio(`${name}, against ${peer}`, own, times[peer]!, { is: 'at least', value: leastRatios[name][peer] }),
  );
  return [...lines, compared(`${name}, times SQL by hand`, own, times['hand']!, { is: 'at most', value: 1.3 })];
}

/** How many times as long one takes as the other. */
function compared(what: string, ours: Timing, theirs: Timing, asked?: Line['asked']): Line {
  return { ...judged(what, ours.best / theirs.best, '×', asked), ours, theirs };
}

function script(peer: string): string {
  return join(here, 'peers', `flights_${peer}.py`);
}

function pythonOf(peer: Peer): string {
  return process.env[peers[peer].python] ?? process.env['PYTHON'] ?? 'python3';
}

function versionsOfPeers(): Record<string, string> {
  const entries = (Object.keys(peers) as Peer[]).map(
    (peer) => [peer, pythonVersion(pythonOf(peer), peers[peer].package)] as const,
  );
  return Object.fromEntries(entries);
}

async function memoryLine(home: string): Promise<Line> {
  const { sum, processes } = await memoryOf(process.execPath, [bundle, 'run', 'validate-data'], home);
  const each = processes.map(({ role, peak }) => `${role} ${peak.toFixed(0)} MB`).join(', ');
  return { ...judged('5 M rows, all processes', sum, 'MB', { is: 'at most', value: 600 }), notes: [each] };
}

/** Columns' worth of checks: a null limit, a range and a set or type each. */
const COLUMNS = [25, 100, 400] as const;

async function growth(folder: string): Promise<Line[]> {
  const homes = COLUMNS.map((columns) => [columns, join(folder, `${columns} columns`)] as const);
  for (const [columns, home] of homes) await wideProject(home, columns);
  const ways = homes.map(([columns, home]) => [String(columns), () => seconds(() => validate(home))] as const);
  const [widest, wide] = homes.at(-1)!;
  const byHand = { values: () => wideByHand(wide, widest, 'values'), footers: () => wideByHand(wide, widest) };
  const times: Record<string, Timing> = await inTurns<string>({ ...Object.fromEntries(ways), ...byHand }, 3);
  const [least, ...more] = COLUMNS;
  const hand = `${widest} columns, times SQL by hand`;
  const [own, values, footers] = [String(widest), 'values', 'footers'].map((way) => times[way]!);
  return [
    ...more.map((columns) => ({
      ...compared(`${columns} columns, times ${least}`, times[columns]!, times[least]!),
      notes: [`${columns / least} × as many checks`],
    })),
    {
      ...compared(`${hand} that reads values`, own!, values!),
      notes: ['as ModelGate does, which believes no footer'],
    },
    {
      ...compared(`${hand} as DuckDB plans it`, own!, footers!),
      notes: ['smallest and largest values come from the footer'],
    },
  ];
}

function wideByHand(home: string, columns: number, ...how: readonly string[]): Promise<number> {
  const args = [join(here, 'hand-wide.ts'), join(home, 'wide.parquet'), String(columns), ...how];
  return seconds(() => quietly(process.execPath, args));
}

async function wideProject(home: string, columns: number): Promise<void> {
  mkdirSync(home);
  const names = Array.from({ length: columns }, (_, k) => `x${k}`);
  const select = names.map((name, k) => `((i * ${k + 7}) % 1000)::double as ${name}`).join(', ');
  await sql(
    `copy (select ${select} from range(300000) t(i)) to ${quoted(join(home, 'wide.parquet'))} (format parquet)`,
  );
  const rules = names.map((name) => `      ${name}: { type: number, nulls: 0, min: 0, max: 1000 }`);
  const policy = ['version: 1', 'data: wide.parquet', 'gates:', '  validate-data:', '    columns:', ...rules, ''];
  writeFileSync(join(home, 'modelgate.yml'), policy.join('\n'));
}
