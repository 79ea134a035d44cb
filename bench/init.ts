// How often what `modelgate init` proposes on one half of a table fails on the other: random halves of real tables, 100 of each.
import { join } from 'node:path';
import { noTree, readPolicies, runPolicies, type Finding, type Ports } from '@modelgate/core';
import { gates, proposePolicy } from '@modelgate/gates';
import { environment, openWorld } from '@modelgate/host';
import { withFolder } from './folder.ts';
import { ownVersions } from './machine.ts';
import { quoted, sql } from './natives.ts';
import { judged, type BenchResult, type Line } from './table.ts';

const SPLITS = 100;
const ofRules = { is: 'at most', value: 1 } as const;
const ofRuns = { is: 'at most', value: 5 } as const;

const adult = join(import.meta.dirname, '../examples/credit/data/test.parquet');
const flights = join(import.meta.dirname, '../test/parity/data/flights.parquet');

interface Table {
  readonly name: string;
  readonly file: string;
  readonly label?: string;
  /** Rows that are drawn anew for each split; absent: all. */
  readonly rows?: number;
}

const tables: readonly Table[] = [
  { name: 'adult', file: adult, label: 'income' },
  { name: 'adult, 2,000 rows', file: adult, label: 'income', rows: 2000 },
  { name: 'flights', file: flights },
  { name: 'flights, 4,000 rows', file: flights, rows: 4000 },
];

export function init(): Promise<BenchResult> {
  return withFolder(async (folder) => {
    const lines: Line[] = [];
    const failing = new Map<string, number>();
    for (const table of tables) lines.push(...(await halves(table, folder, failing)));
    const worst = [...failing].sort(([, a], [, b]) => b - a).slice(0, 8);
    return {
      title: `false alarms of proposed policies, ${SPLITS} random halves of each table`,
      lines,
      notes: [
        'proposed on one half, judged on the other by the gate itself',
        `what failed, splits: ${worst.map(([rule, n]) => `${rule} ${n}`).join(', ') || 'nothing'}`,
      ],
      versions: ownVersions(),
    };
  });
}

async function halves(table: Table, folder: string, failing: Map<string, number>): Promise<Line[]> {
  const world = await openWorld({ root: folder, env: environment(), progress: silent, base: noTree('a bench') });
  let [rules, failed, runs] = [0, 0, 0];
  try {
    for (let split = 0; split < SPLITS; split++) {
      const [one, other] = await writeHalves(table, split, folder);
      const findings = await judgeOther(table, one, other, world.ports);
      const wrong = findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'inapplicable');
      for (const { id } of wrong) failing.set(`${table.name}: ${id}`, (failing.get(`${table.name}: ${id}`) ?? 0) + 1);
      rules += findings.length;
      failed += wrong.length;
      runs += Number(wrong.length > 0);
    }
  } finally {
    await world.close();
  }
  return [
    {
      ...judged(`${table.name}, rules that fail`, (100 * failed) / rules, '%', ofRules),
      notes: [`${failed} of ${rules} rules`],
    },
    {
      ...judged(`${table.name}, runs with one`, (100 * runs) / SPLITS, '%', ofRuns),
      notes: [`${runs} of ${SPLITS} runs`],
    },
  ];
}

/** Every row to one of two files, by a hash of its number and the split's. */
async function writeHalves({ file, rows }: Table, split: number, folder: string): Promise<[string, string]> {
  const paths: [string, string] = [join(folder, `one-${split}.parquet`), join(folder, `other-${split}.parquet`)];
  const drawn = rows === undefined ? '' : `order by hash(n + 7919 * ${split + 1}) limit ${rows}`;
  const from = `(select * from (select *, row_number() over () as n from read_parquet(${quoted(file)})) ${drawn})`;
  const half = (k: number): string =>
    `copy (select * exclude (n) from ${from} where hash(n * 1000003 + ${split}) % 2 = ${k}) to ${quoted(paths[k]!)} (format parquet)`;
  await sql(half(0), half(1));
  return paths;
}

async function judgeOther({ label }: Table, one: string, other: string, ports: Ports): Promise<readonly Finding[]> {
  const data = [{ name: 'data', path: 'data.parquet', files: [one] }];
  const { text } = await proposePolicy(
    { policy: 'modelgate.yml', data, models: [], ...(label !== undefined && { label }) },
    ports,
  );
  const found = new TextEncoder().encode(text);
  const policies = await readPolicies(
    'modelgate.yml',
    () => Promise.resolve({ found }),
    gates.map(({ section }) => section),
    { from: 'head' },
  );
  const files = { ...ports.files, find: () => Promise.resolve([other]) };
  const about = { version: '', node: '', platform: '', ids: {} };
  const [report] = await runPolicies({ policies, base: [], gates, about }, { ...ports, files });
  if (report!.error) throw new Error(JSON.stringify(report!.error));
  return report!.findings;
}

const silent = { start: () => {}, advance: () => {}, end: () => {} };
