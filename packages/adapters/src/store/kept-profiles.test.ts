// A file that was measured before is hashed and not read again; what is kept serves the same bytes, read and asked in the same way.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type DataEngine, type DataRef, type FileAsk, type Row } from '@modelgate/core';
import { beforeEach, expect, it } from 'vitest';
import type { FileEngine } from '../engine/data-engine.ts';
import { folderForTests } from '../engine/engine.fixture.ts';
import { folderStore } from './folder.ts';
import { keptProfiles } from './kept-profiles.ts';
import type { RunOrigin } from './origin.ts';
import { profileBook } from './profile-book.ts';

const home = folderForTests();
const main: RunOrigin = { run: '1', attempt: 1, sha: 'a'.repeat(40), onDefaultBranch: true };

/** Contents of files by path. */
let disk: Record<string, string> = {};
let store = '';
let said: string[] = [];
beforeEach(() => {
  disk = { 'a.csv': 'one', 'b.csv': 'three', 'c.csv': 'seven' };
  store = mkdtempSync(join(home, 'store-'));
  said = [];
});

/** Measures the length of a file and of the SQL; remembers what it read. */
function fakeEngine(reader: string): FileEngine & { readonly read: string[][] } {
  const read: string[][] = [];
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const whole = (ref: DataRef): Promise<never> => {
    read.push(['whole', ...ref.files]);
    return Promise.reject(new Error('the whole was asked for'));
  };
  return {
    read,
    fingerprint: ({ files, missing }) => {
      const own = files.map((path) => ({
        sha256: hash(disk[path]!),
        secret: hash(`${disk[path]} secret`),
        reading: path.endsWith('.tsv') ? ('tsv' as const) : ('csv' as const),
        bytes: disk[path]!.length,
      }));
      return Promise.resolve({ digest: 'sha256:set', files: own, reader: `${reader} ${missing?.join() ?? ''}` });
    },
    files: ({ files }) => {
      read.push([...files]);
      const column = files.some((path) => disk[path] === 'broken') ? 'y' : 'x';
      const rows = files.map((path) => disk[path]!.length);
      return Promise.resolve({ columns: [{ name: column, type: 'BIGINT' }], rows, byFile: true });
    },
    measureFiles: ({ files, missing = [] }, asks) => {
      read.push([...files]);
      const more = 10_000 * missing.length;
      const cell = (path: string, ask: FileAsk): number => more + disk[path]!.length * 100 + ask.of.text.length;
      return Promise.resolve(files.map((path) => asks.map((ask) => cell(path, ask))));
    },
    describe: whole,
    query: whole,
    extract: whole,
    checkExpressions: (ref) => {
      read.push([...ref.files]);
      return Promise.resolve([undefined]);
    },
    frame: () => Promise.reject(new Error('not asked for')),
  };
}

interface Run {
  readonly origin?: RunOrigin;
  readonly reader?: string;
  readonly version?: string;
  readonly asks?: readonly FileAsk[];
}

const usual: readonly FileAsk[] = [
  { is: 'aggregate', of: sql`count(*)` },
  { is: 'counts', of: sql`x`, most: 5 },
];

/** One run over all files: the rows found, and the files that were read of more than the digest. */
async function run({ origin = main, reader = 'duckdb 1', version = '1', asks = usual }: Run = {}) {
  const engine = fakeEngine(reader);
  const { data, keep } = keptBy(engine, origin, version);
  const ref = { name: 'test', files: Object.keys(disk).sort() };
  const facts = await data.describe(ref);
  expect(facts).toMatchObject({ byFile: true, rows: Object.values(disk).reduce((sum, text) => sum + text.length, 0) });
  const rows = await data.measureFiles!(ref, asks);
  await keep();
  return { rows, read: [...new Set(engine.read.flat())].sort(), told: data.filesRead!(ref) };
}

function keptBy(
  engine: FileEngine,
  origin = main,
  version = '1',
): { readonly data: DataEngine; readonly keep: () => Promise<void> } {
  const say = (sentence: string): void => void said.push(sentence);
  const kept = { store: folderStore(store, { origin, say }), folder: mkdtempSync(join(home, 'run-')), say };
  const book = profileBook({ ...kept, series: 'data' });
  return { data: keptProfiles({ data: engine, book, version, fewestFiles: 2 }), keep: () => book.keep() };
}

const rowsNow = (asks = usual): Row[] =>
  Object.keys(disk)
    .sort()
    .map((path) => asks.map(({ of }) => disk[path]!.length * 100 + of.text.length));

it('reads every file once, then only those whose bytes changed', async () => {
  expect(await run()).toEqual({ rows: rowsNow(), read: ['a.csv', 'b.csv', 'c.csv'], told: { files: 3, read: 3 } });
  expect(await run()).toEqual({ rows: rowsNow(), read: [], told: { files: 3, read: 0 } });
  disk['b.csv'] = 'elevens';
  disk['d.csv'] = 'one';
  expect(await run()).toEqual({ rows: rowsNow(), read: ['b.csv'], told: { files: 4, read: 1 } });
  delete disk['c.csv'];
  expect(await run()).toMatchObject({ rows: rowsNow(), read: [] });
  disk['c.csv'] = 'seven';
  expect(await run()).toMatchObject({ rows: rowsNow(), read: [] });
});

it.each<readonly [string, Run]>([
  ['another version of DuckDB', { reader: 'duckdb 2' }],
  ['another version of ModelGate', { version: '2' }],
  ['other SQL', { asks: [...usual, { is: 'aggregate', of: sql`max(x)` }] }],
  ['another value in the SQL', { asks: [{ is: 'aggregate', of: sql`count_if(x > ${2})` }] }],
])('%s reads them again', async (_, other) => {
  await run({ asks: [...usual, { is: 'aggregate', of: sql`count_if(x > ${1})` }] });
  const again = await run(other);
  expect(again).toMatchObject({ rows: rowsNow(other.asks ?? usual), read: ['a.csv', 'b.csv', 'c.csv'] });
});

it('a file that is read with other texts for what is missing is another, in one run too', async () => {
  const { data } = keptBy(fakeEngine('duckdb 1'));
  const plain: DataRef = { name: 'test', files: ['a.csv', 'b.csv'] };
  const marked: DataRef = { ...plain, missing: ['?'] };
  await Promise.all([data.describe(plain), data.describe(marked)]);
  const [first] = await data.measureFiles!(plain, usual);
  const [other] = await data.measureFiles!(marked, usual);
  expect(other).toEqual(first!.map((cell) => 10_000 + Number(cell)));
});

it('the same bytes under an ending that is read otherwise are another file', async () => {
  await run();
  disk['a.tsv'] = disk['a.csv']!;
  delete disk['a.csv'];
  expect(await run()).toMatchObject({ read: ['a.tsv'] });
});

it('what a pull request kept serves no other, what the default branch kept serves all', async () => {
  const pull = { ...main, run: '17', onDefaultBranch: false };
  await run({ origin: pull });
  expect((await run({ origin: pull })).read).toEqual([]);
  expect((await run({ origin: { ...pull, run: '18' } })).read).toHaveLength(3);
  expect((await run()).read).toHaveLength(3);
  expect((await run({ origin: { ...pull, run: '19' } })).read).toEqual([]);
});

function keptPath(): string {
  const all = readdirSync(store, { recursive: true, withFileTypes: true });
  const found = all.find(({ name }) => name === 'profiles.jsonl')!;
  return join(found.parentPath, found.name);
}

/** As somebody would who can write into the store, its manifest included. */
function rewrite(change: (text: string) => string): void {
  const [path, folder] = [keptPath(), join(keptPath(), '../..')];
  const text = change(readFileSync(path, 'utf8'));
  writeFileSync(path, text);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { files: object[] };
  const sha256 = createHash('sha256').update(text).digest('hex');
  manifest.files = [{ path: 'profiles.jsonl', bytes: Buffer.byteLength(text), sha256 }];
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

type Line = { id: string; unread: number; sealed: string };
const linesOf = (text: string): Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const textOf = (lines: readonly unknown[]): string => lines.map((line) => JSON.stringify(line)).join('\n');

it.each<readonly [string, (text: string) => string]>([
  ['cut in the middle', (text) => text.slice(0, text.length >> 1)],
  ['no JSON', () => 'not a profile\n'],
  ['no lines', () => ''],
  ['null', () => 'null\n'],
  ['without seals', (text) => textOf(linesOf(text).map(({ id }) => ({ id, unread: 0 })))],
  [
    'open instead of sealed',
    (text) => textOf(linesOf(text).map(({ id }) => ({ id, unread: 0, sealed: '{"rows":0}' }))),
  ],
  [
    'seals exchanged',
    (text) => textOf(linesOf(text).map(({ id }, i, all) => ({ id, unread: 0, sealed: all[(i + 1) % 3]!.sealed }))),
  ],
])('a profile that is %s changes nothing: its file is read', async (_, change) => {
  const first = await run();
  rewrite(change);
  const again = await run();
  expect(again.rows).toEqual(first.rows);
  expect(again.read.length).toBeGreaterThan(0);
});

it('what is kept shows nothing of the data', async () => {
  disk['a.csv'] = 'carol@example.org';
  await run();
  expect(readFileSync(keptPath(), 'utf8')).not.toMatch(/carol|count|BIGINT/);
  expect(said).toEqual([]);
});

it('a file that twenty runs did not meet is forgotten', async () => {
  await run();
  const [first] = linesOf(readFileSync(keptPath(), 'utf8'));
  const gone = disk['a.csv'];
  delete disk['a.csv'];
  for (let i = 0; i < 20; i++) {
    disk['b.csv'] = 'x'.repeat(20 + i);
    await run();
  }
  expect(linesOf(readFileSync(keptPath(), 'utf8')).map(({ id }) => id)).not.toContain(first!.id);
  disk['a.csv'] = gone!;
  expect((await run()).read).toEqual(['a.csv']);
});

it('files whose columns differ, and few files, are read as a whole', async () => {
  await run();
  disk['c.csv'] = 'broken';
  const engine = fakeEngine('duckdb 1');
  const { data } = keptBy(engine);
  await expect(data.describe({ name: 'test', files: ['a.csv', 'c.csv'] })).rejects.toThrow('the whole was asked for');
  await expect(data.describe({ name: 'test', files: ['a.csv'] })).rejects.toThrow('the whole was asked for');
});

it('an expression is checked against one file', async () => {
  await run();
  const engine = fakeEngine('duckdb 1');
  const { data } = keptBy(engine);
  const ref = { name: 'test', files: ['a.csv', 'b.csv', 'c.csv'] };
  await data.describe(ref);
  await data.checkExpressions(ref, [{ text: 'x > 3', is: 'row' }]);
  expect(engine.read).toEqual([['a.csv']]);
});

it('a store that cannot be written is said, and costs nothing but time', async () => {
  await run();
  writeFileSync(join(home, 'no-folder'), '');
  store = join(home, 'no-folder');
  expect((await run()).read).toHaveLength(3);
  expect(said).toEqual([expect.stringContaining('did not work')]);
});
