// security-scan as a run has it: which files, what blocks, what is allowed, and what the base branch still says of it.
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BaseTree, Report } from '@modelgate/core';
import { annotations, summary, terminal } from '@modelgate/render';
import { describe, expect, it } from 'vitest';
import { runOnce, testProject } from '../../fixtures/project.ts';
import { noise, policy, scan } from '../../fixtures/scan.ts';

const open = ({ findings }: Report): readonly string[] =>
  findings.filter(({ outcome }) => outcome !== 'pass').map(({ id, outcome }) => `${id} ${outcome}`);
const files = ({ inventory }: Report): readonly string[] => inventory!.files.map(({ path }) => path);
const problems = ({ error }: Report): readonly string[] =>
  (error?.problems ?? []).map(({ code, at, message }) => `${code} ${at?.start.line} ${message}`);

it('of two calls of one name the worse one counts, whichever comes first', async () => {
  const net = 'cgensim.models.word2vec\nWord2Vec\n';
  // NEWOBJ, which nobody knows, and REDUCE, which reads files.
  const [made, called] = [`${net})\x81`, `${net}(VX\ntR`];
  const of = (body: string): Uint8Array => Buffer.from(`\x80\x02(${body}t.`, 'latin1');
  const pickles = { 'models/a.pkl': of(made + called), 'models/b.pkl': of(called + made) };
  const { findings } = await scan(pickles, '{ paths: [models], fail-on: critical }');
  const blocking = findings.filter(({ outcome, severity }) => outcome === 'fail' && severity === 'block');
  expect(blocking.map(({ leaves }) => leaves[0]!.claim.about['file'])).toEqual(['models/a.pkl', 'models/b.pkl']);
});

it('of very many findings of a kind five thousand are told, and the others as one; what is worse is never among those', async () => {
  const many = (n: number, module: string): string =>
    Array.from({ length: n }, (_, i) => `c${module}\nf${i}\n0`).join('');
  const of = (body: string): Uint8Array => Buffer.from(`\x80\x02${body}N.`, 'latin1');
  const report = await scan({
    'models/a.pkl': of(many(3000, 'm')),
    'models/b.pkl': of(many(3000, 'n')),
    'models/c.pkl': of('cposix\nsystem\n(Vid\ntR0'),
  });
  const { findings } = report;
  expect(open(report)).toHaveLength(5002);
  expect(findings.some(({ id, outcome }) => id.includes('system') && outcome === 'fail')).toBe(true);
  const more = findings.find(({ id }) => id.includes('/what=more of severity high'))!;
  expect(more).toMatchObject({ outcome: 'fail', severity: 'block', message: { expected: 'nothing' } });
  expect(more.message.observed).toBe('1,000 more, which are not listed one by one');
});

it('the inventory counts what loading calls, by name and role', async () => {
  const body = 'ccollections\nOrderedDict\n)R0'.repeat(3) + 'ccollections\nCounter\n)R';
  const report = await scan({ 'models/a.pkl': Buffer.from(`\x80\x02${body}.`, 'latin1'), 'models/b.txt': 'text' });
  const [file, text] = report.inventory!.files;
  expect(file!.callables.map(({ role, callable, times }) => [role, callable, times])).toEqual([
    ['called', 'collections.Counter', 1],
    ['called', 'collections.OrderedDict', 3],
  ]);
  expect([file!.parts, file!.formats, file!.treatment]).toEqual([1, ['pickle'], 'read']);
  expect([text!.callables, text!.treatment, text!.bytes]).toEqual([[], 'inert', 4]);
});

describe('which files', () => {
  it('all of a folder, hidden ones too; what is beside it is not', async () => {
    const report = await scan({
      'models/a.txt': 'text',
      'models/.b/.c.txt': 'text',
      'models/d/e.txt': 'text',
      'other.bin': noise,
    });
    expect(report.verdict).toBe('pass');
    expect(files(report)).toEqual(['models/.b/.c.txt', 'models/a.txt', 'models/d/e.txt']);
    expect(report.inventory!.rootDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(report.decidedBy).toContain('3 files');
  });

  it('a glob’s stars match hidden names', async () => {
    const found = { 'models/.x.bin': 'text', 'models/y.bin': 'text', 'models/z.txt': 'text' };
    expect(files(await scan(found, "{ paths: ['models/*.bin'] }"))).toEqual(['models/.x.bin', 'models/y.bin']);
  });

  it('without paths: the folders of the models, and the data sets', async () => {
    const rest = 'models: { m: { path: models/m.onnx } }\ndata: { test: { path: data/t.csv, label: y } }\n';
    const [report] = await runOnce({
      'modelgate.yml': policy('{}', rest),
      'models/m.onnx': { copy: 'examples/credit/models/baseline.onnx' },
      'models/beside.txt': 'text',
      'data/t.csv': 'x,y\n1,2\n',
      'data/u.csv': 'x,y\n1,2\n',
    });
    expect(files(report!)).toEqual(['data/t.csv', 'models/beside.txt', 'models/m.onnx']);
    expect(report!.verdict).toBe('pass');
  });

  it('a path that names no file is an error: nothing scanned is nothing proved', async () => {
    const report = await scan({ 'models/a.txt': 'text' }, '{ paths: [models, weights] }');
    expect(report.verdict).toBe('error');
    expect(problems(report)[0]).toContain('files at weights');
  });

  it('links that leave the repository, lead nowhere or to a folder are not evaluated', async () => {
    const project = testProject({ 'modelgate.yml': policy('{ paths: [models] }'), 'models/a.txt': 'text' });
    symlinkSync('/etc/passwd', join(project.folder, 'models/out.bin'));
    symlinkSync('nothing', join(project.folder, 'models/nowhere.bin'));
    symlinkSync('..', join(project.folder, 'models/up'));
    const [report] = await project.run();
    project.close();
    expect(report!.verdict).toBe('error');
    expect(open(report!)).toHaveLength(3);
    expect(report!.coverage[0]).toMatchObject({ evaluated: 1, expected: 4 });
  });

  it('a pointer of Git LFS is not the file', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 123\n`;
    const report = await scan({ 'models/m.onnx': pointer });
    expect(report.verdict).toBe('error');
    expect(JSON.stringify(report.findings)).toContain('git lfs pull');
  });
});

describe('what is not known', () => {
  it('blocks, is listed, and says which line allows it', async () => {
    const report = await scan({ 'models/noise.bin': noise });
    expect(report.verdict).toBe('error');
    expect(open(report)).toEqual(['scan/evaluated/file=models/noise.bin/what=unknown-format unknown']);
    const line = /allow: \[(.*)\]/.exec(report.findings[0]!.message.remedy!)![1]!;
    const allowed = await scan({ 'models/noise.bin': noise }, `{ paths: [models], allow: [${line}] }`);
    expect(allowed.verdict).toBe('pass');
    expect(allowed.coverage[0]).toMatchObject({ evaluated: 0, expected: 1 });
  });

  it('names are the attacker’s: nothing of them acts on a page or a terminal', async () => {
    const name = 'models/\u001b[31m<img src=x>|`$(id)`\u202e@team.bin';
    const report = await scan({ [name]: noise });
    const pages = summary(report) + terminal([report], { colour: false, width: 100 });
    expect(pages).not.toContain('\u001b');
    expect(pages).not.toContain('\u202e');
    expect(summary(report)).not.toContain('<img');
  });
});

describe('what is allowed', () => {
  it.each([
    ['{ callable: a.B }', 'callable'],
    ['{ role: called }', 'role'],
    ['{ operator: x::Y, role: called }', 'operator, role'],
    ['{ path: models/a }', 'path'],
    ['{ format: unknown }', 'format'],
    ['{ owner: me }', 'nothing that is allowed'],
    ['{ callable: a.B, role: called, operator: x::Y }', 'callable, role, operator'],
  ])('an entry that says too little or too much: %s', async (entry, has) => {
    const report = await scan({ 'models/a.txt': 'text' }, `\n    paths: [models]\n    allow:\n      - ${entry}`);
    expect(problems(report)).toEqual([`policy/ambiguous 6 an entry of allow has ${has}`]);
  });

  it.each(['', ', owner: me', ', reason: mine'])('what is known to do harm%s', async (by) => {
    const entry = `{ callable: os.system, role: called${by} }`;
    const report = await scan({ 'models/a.txt': 'text' }, `\n    paths: [models]\n    allow:\n      - ${entry}`);
    expect(problems(report)).toEqual([
      'policy/missing-key 6 an entry of allow accepts os.system, which is known to do harm, and lacks its owner or its reason',
    ]);
    expect(report.error!.problems[0]!.hint).toContain('add owner: and reason:');
  });

  it('a key that there is not', async () => {
    const report = await scan({ 'models/a.txt': 'text' }, '{ paths: [models], allow: [{ operator: x::Y, pth: a }] }');
    expect(problems(report)[0]).toContain('did you mean "path"?');
  });

  it('an anomaly that there is not, and a path that leaves', async () => {
    const wrong = await scan({ 'models/a.txt': '' }, '{ paths: [models], allow: [{ anomaly: odd, path: x }] }');
    expect(wrong.error!.problems[0]!.code).toBe('policy/out-of-range');
    const out = await scan(
      { 'models/a.txt': '' },
      '{ paths: [models, ../x], allow: [{ format: unknown, path: ../x }] }',
    );
    expect(out.error!.problems.map(({ code }) => code)).toEqual(['policy/unsafe-path', 'policy/unsafe-path']);
  });
});

describe('beside the base branch’s policy', () => {
  const tree = (text: string): BaseTree => ({
    commit: { sha: '0'.repeat(40) },
    read: (path) =>
      Promise.resolve(path === 'modelgate.yml' ? { found: new TextEncoder().encode(text) } : { absent: true }),
    list: () => Promise.resolve({ files: [] }),
  });

  async function against(base: string, head: string): Promise<readonly Report[]> {
    const project = testProject({ 'modelgate.yml': head, 'models/noise.bin': noise, 'models/a.txt': 'text' });
    writeFileSync(join(project.folder, 'models/b.txt'), 'text');
    const reports = await project.run('modelgate.yml', tree(base));
    project.close();
    return reports;
  }

  it('a line that allows what the base does not is a loosening', async () => {
    const allow = '{ paths: [models], allow: [{ format: unknown, path: models/noise.bin }] }';
    const [report] = await against(policy('{ paths: [models] }'), policy(allow));
    expect(report!.verdict).toBe('error');
    expect(open(report!)).toEqual(['policy/loosened/scan/evaluated/file=models/noise.bin/what=unknown-format unknown']);
  });

  it('paths that are scanned no more are scanned by the base’s policy, and named', async () => {
    const [report] = await against(policy('{ paths: [models] }'), policy('{ paths: [models/a.txt] }'));
    expect(report!.verdict).toBe('error');
    expect(open(report!).map((id) => id.split('/').slice(0, 2).join('/'))).toEqual([
      'policy/loosened',
      'policy/yardstick-changed',
    ]);
  });

  it('the gate dropped is the base’s to judge', async () => {
    const other = 'version: 1\ndata: models/a.txt\ngates: { validate-data: { rows: { min: 1 } } }\n';
    const reports = await against(policy('{ paths: [models] }'), other);
    expect(reports.find(({ gate }) => gate === 'security-scan')!.verdict).toBe('error');
  });
});

describe('tensors beside a model', () => {
  /** The index of a checkpoint begins with an empty key and ends with LevelDB's magic number. */
  const index = Uint8Array.from([0, 0, ...noise, 0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb]);
  const pickle = "cos\nsystem\n(S'true'\ntR.";

  it('a checkpoint’s shards are numbers where their index says so, and nowhere else', async () => {
    const shard = 'models/variables.data-00000-of-00001';
    const report = await scan({ 'models/variables.index': index, [shard]: noise });
    expect(report.verdict).toBe('pass');
    expect((await scan({ [shard]: noise })).verdict).toBe('error');
  });

  it('what was not evaluated for another reason stays so', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 123\n`;
    const report = await scan({ 'models/v.index': index, 'models/v.data-00000-of-00001': pointer });
    expect(report.verdict).toBe('error');
  });

  it('bytes that are something else stay what they are', async () => {
    const report = await scan({ 'models/v.index': index, 'models/v.data-00000-of-00001': pickle });
    expect(report.verdict).toBe('fail');
    expect(open(report)[0]).toContain('scan/no-code-on-load/file=models/v.data-00000-of-00001');
  });
});

it('a data set that is called files is a data set', async () => {
  const text = 'version: 1\ndata: { files: { path: t.csv } }\ngates:\n  validate-data: { rows: { min: 5 } }\n';
  const [report] = await runOnce({ 'modelgate.yml': text, 't.csv': 'x,y\n1,2\n' });
  expect(report!.verdict).toBe('fail');
  expect(annotations(report!).map(({ path, startLine }) => `${path}:${startLine}`)).toContain('modelgate.yml:4');
});
