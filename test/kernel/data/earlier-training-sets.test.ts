// Rows of a training set that an earlier run judged are known again, without its data; what nobody can tell is never a pass.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderStore } from '@modelgate/adapters';
import type { BaseTree, Finding, Report } from '@modelgate/core';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { treeOf } from '../../fixtures/base-tree.ts';
import { testProject } from '../../fixtures/project.ts';

const key = 'a key of thirty-two characters..';
const other = 'another key of thirty-two chars..';
const project = testProject({});
afterAll(() => project.close());
const write = (name: string, text: string | Uint8Array): void => writeFileSync(join(project.folder, name), text);

const quiet = (leakage: string): string =>
  leakage.includes('with:') ? 'near-duplicates: false, target-proxies: false' : 'target-proxies: false';
const policy = (leakage: string): string => `version: 1
data:
  test: { path: test.csv, label: y, id: id }
  train: { path: train.csv }
gates: { validate-data: { data: test, leakage: { ${leakage}, ${quiet(leakage)} } } }
`;

let kept = '';
let said: string[] = [];
beforeEach(() => {
  kept = mkdtempSync(join(project.folder, 'kept-'));
  said = [];
  write('test.csv', 'id,a,b,y\n1,5,x,l\n2,6,z,l\n');
  write('train.csv', 'id,a,b,y\n7,1,x,l\n8,2,y,m\n9,3,,m\n');
});

interface Run {
  readonly origin?: Parameters<typeof folderStore>[1]['origin'];
  readonly env?: Readonly<Record<string, string>>;
  readonly base?: BaseTree;
}
const local = { run: 'local', attempt: 1, sha: '', onDefaultBranch: false };

async function run(
  leakage: string,
  { origin = local, env = { MODELGATE_ROW_KEY: key }, base }: Run = {},
): Promise<Report> {
  write('modelgate.yml', policy(leakage));
  const store = folderStore(kept, { origin, say: (sentence) => void said.push(sentence) });
  const [report] = await project.run('modelgate.yml', base, store, env);
  return report!;
}

/** Judges today's training set, and gives its digest. */
async function judged(how: Run = {}, leakage = 'with: train'): Promise<string> {
  const { subjects } = await run(leakage, how);
  return subjects.find(({ name }) => name === 'train')!.digest;
}

const spelled = ({ outcome, message }: Finding): string => `${outcome}: ${message.observed}`;
const found = ({ findings }: Report): readonly string[] =>
  findings.filter(({ rule }) => rule === 'data/leakage-earlier').map(spelled);
const today = new Date().toISOString().slice(0, 10);

describe('rows of an earlier training set', () => {
  it('are found when its data is there no more, whatever their types, order and ids are now', async () => {
    const digest = await judged();
    write('train.csv', 'id,a,b,y\n7,77,q,l\n');
    const rows = Array.from({ length: 11 }, (_, i) => `${20 + i},${i < 5 ? '2.0' : '9.5'},y,l`);
    write('test.csv', `id,a,b,y\n${rows.join('\n')}\n50,3,,m\n`);
    const report = await run(`earlier: '${digest}', max: 0`);
    expect(report.verdict).toBe('fail');
    expect(JSON.stringify(report)).not.toContain(key);
    const finding = report.findings.find(({ rule }) => rule === 'data/leakage-earlier');
    expect(spelled(finding!)).toBe(`fail: 6 of 12 rows (50.0 %) occur in the training set ${digest} of ${today}`);
    expect(finding!.message.expected).toBe(`no row occurs in the training set ${digest}`);
    expect(found(await run(`earlier: '${digest}', max: 90%`))).toEqual([expect.stringMatching(/^pass: /)]);
  });

  it('none is a pass', async () => {
    const digest = await judged();
    expect(found(await run(`earlier: '${digest}', max: 0`))).toEqual([
      expect.stringMatching(/^pass: none of 2 rows occur in the training set sha256/),
    ]);
  });

  it('of several training sets are looked at in each', async () => {
    const first = await judged();
    write('train.csv', 'id,a,b,y\n7,5,x,l\n8,6,z,m\n');
    const second = await judged();
    const report = await run(`with: train, earlier: ['${first}', '${second}'], max: 0`);
    expect(found(report).toSorted()).toEqual([
      `fail: 1 to 2 of 2 rows occur in the training set ${second} of ${today}`,
      `pass: none of 2 rows occur in the training set ${first} of ${today}`,
    ]);
  });
});

it('only the change’s own is kept, where the base branch’s policy is judged on its own files too', async () => {
  const expressions = "expressions: [{ name: typed, violations: 'aa < 1' }]";
  const base = treeOf({
    'modelgate.yml': policy('with: train').replace('leakage:', `${expressions}, leakage:`),
    'test.csv': readFileSync(join(project.folder, 'test.csv')),
    'train.csv': 'id,a,b,y\n7,0,w,l\n',
  });
  const report = await run('with: train', { base });
  expect(report.findings.some(({ id, severity }) => id.startsWith('policy/loosened') && severity === 'warn')).toBe(
    true,
  );
  const manifests = readdirSync(kept, { recursive: true }).filter((name) => String(name).endsWith('manifest.json'));
  expect(manifests).toHaveLength(1);
});

describe('unknown, and the verdict an error', () => {
  /** The verdict, and what was found. */
  const told = async (leakage: string, how: Run = {}): Promise<string> => {
    const report = await run(leakage, how);
    return [report.verdict, ...found(report)].join(', ');
  };
  const nothing = /^error, unknown: unknown: nothing is kept of a training set/;

  it('a training set that was never judged', async () => {
    expect(await told(`earlier: 'sha256:${'a'.repeat(64)}'`)).toMatch(nothing);
  });

  it('no key, on either side', async () => {
    const digest = await judged({ env: {} });
    expect(await told(`earlier: '${digest}'`)).toMatch(nothing);
    await judged();
    expect(await told(`earlier: '${digest}'`, { env: {} })).toMatch(/^error, unknown: .*there is no key/);
  });

  it('another key', async () => {
    const digest = await judged();
    expect(await told(`earlier: '${digest}'`, { env: { MODELGATE_ROW_KEY: other } })).toMatch(nothing);
  });

  it('a key of spaces is none, and one that came with the end of its line is the same', async () => {
    const digest = await judged({ env: { MODELGATE_ROW_KEY: `${key}\n` } });
    expect(await told(`earlier: '${digest}'`)).toMatch(/^pass/);
    expect(await told(`earlier: '${digest}'`, { env: { MODELGATE_ROW_KEY: ' '.repeat(40) } })).toMatch(
      /there is no key/,
    );
  });

  it('other columns', async () => {
    const digest = await judged();
    expect(await told(`earlier: '${digest}', ignore: [b]`)).toMatch(nothing);
    write('test.csv', 'id,a,b,y\n1,one,x,l\n');
    expect(await told(`earlier: '${digest}'`)).toMatch(nothing);
  });

  it('what another pull request kept', async () => {
    const pull = { ...local, run: '17' };
    const digest = await judged({ origin: pull });
    expect(found(await run(`earlier: '${digest}'`, { origin: pull }))).toEqual([expect.stringMatching(/^pass/)]);
    expect(await told(`earlier: '${digest}'`, { origin: { ...local, run: '18' } })).toMatch(nothing);
  });

  /** Files of what is kept, with the manifest that names them. */
  const entry = (name: string): string => {
    const all = readdirSync(kept, { recursive: true, withFileTypes: true });
    const one = all.find((file) => file.name === name)!;
    return join(one.parentPath, one.name);
  };

  it('a byte that was changed', async () => {
    const digest = await judged();
    const bytes = readFileSync(entry('rows.parquet'));
    bytes[20]! ^= 1;
    writeFileSync(entry('rows.parquet'), bytes);
    expect(await told(`earlier: '${digest}'`)).toMatch(nothing);
    expect(said).toEqual([expect.stringContaining('does not have the bytes')]);
  });

  it('rows exchanged by somebody who has no key', async () => {
    const empty = 'id,a,b,y\n7,70,q,l\n';
    const digest = await judged();
    const good = kept;
    kept = mkdtempSync(join(project.folder, 'other-'));
    write('train.csv', empty);
    await judged();
    const [rows, manifest] = [
      readFileSync(entry('rows.parquet')),
      JSON.parse(readFileSync(entry('manifest.json'), 'utf8')),
    ];
    kept = good;
    writeFileSync(entry('rows.parquet'), rows);
    const named = (from: { files: { path: string }[] }) => from.files.find(({ path }) => path === 'rows.parquet')!;
    const own = JSON.parse(readFileSync(entry('manifest.json'), 'utf8')) as { files: { path: string }[] };
    Object.assign(named(own), named(manifest as typeof own));
    writeFileSync(entry('manifest.json'), JSON.stringify(own));
    expect(await told(`earlier: '${digest}'`)).toMatch(/^error, unknown: .*was not kept with this key/);
  });

  it('a store that lost it', async () => {
    const digest = await judged();
    rmSync(kept, { recursive: true });
    expect(await told(`earlier: '${digest}'`)).toMatch(nothing);
  });
});

describe('what is kept', () => {
  it('tells no value, and nothing of the order of rows', async () => {
    await judged();
    const files = readdirSync(kept, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const kind = files.map(({ name }) => name).toSorted();
    expect(kind).toEqual(['about', 'manifest.json', 'rows.parquet']);
    const manifests = files.filter(({ name }) => name === 'manifest.json');
    const text = manifests.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8')).join('');
    expect(text).not.toContain(key);
    const before = readFileSync(join(files.find(({ name }) => name === 'rows.parquet')!.parentPath, 'rows.parquet'));
    rmSync(kept, { recursive: true });
    // Another order has other bytes, so another digest; the kept rows are the same.
    write('train.csv', 'id,a,b,y\n9,3,,m\n8,2,y,m\n7,1,x,l\n');
    await judged();
    const again = readdirSync(kept, { recursive: true, withFileTypes: true }).find(
      ({ name }) => name === 'rows.parquet',
    )!;
    expect(readFileSync(join(again.parentPath, 'rows.parquet')).equals(before)).toBe(true);
  });

  it('is under keys that nobody guesses', async () => {
    const report = await run('with: train', { env: { MODELGATE_ROW_KEY: 'short' } });
    expect(report.error?.problems[0]).toMatchObject({ code: 'input/argument' });
    expect(JSON.stringify(report)).not.toContain('short,');
  });
});

it.each(['sha256:abc', 'md5:0', 'train'])('%s is not a digest, and lint says where', async (digest) => {
  const report = await run(`earlier: '${digest}'`);
  expect(report.error?.family).toBe('policy');
  expect(JSON.stringify(report.error)).toContain('64 hexadecimal digits');
});
