// Reading files: what is missing, unreadable, named twice, turned off; closures and their digests.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { PolicyError } from '../errors/errors.ts';
import { sections } from './fake-gate.fixture.ts';
import type { ReadFile } from './load.ts';
import { readPolicies } from './read.ts';
import { filesFrom, policyOf } from './reading.fixture.ts';
import type { Policy } from './types.ts';

const subjects = 'version: 1\ndata: { test: { path: t.csv, label: y } }\nmodels: { m: { path: m.onnx } }\n';

async function codesOf(read: ReadFile, path = 'modelgate.yml'): Promise<string[]> {
  try {
    await readPolicies(path, read, sections, { from: 'head' });
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return error.problems.map((p) => `${p.at.path} ${p.code}`);
  }
}

async function readAll(files: Readonly<Record<string, string>>): Promise<readonly Policy[]> {
  return readPolicies('modelgate.yml', filesFrom(files), sections, { from: 'head' });
}

test('a policy that is not there, and one that cannot be read', async () => {
  expect(await codesOf(async () => ({ absent: true }))).toEqual(['modelgate.yml policy/missing-file']);
  expect(await codesOf(async () => ({ unreadable: 'no permission' }))).toEqual(['modelgate.yml policy/unreadable']);
});

test('whose policy it is stands on every demand', async () => {
  const text = `${subjects}gates: { evaluate-model: { metrics: { accuracy: 0.8 } }, count-rows: { data: test, min: 1 } }`;
  for (const from of ['head', 'base'] as const) {
    const policy = await policyOf(text, from);
    expect(policy.gates.flatMap((g) => g.demands.map((d) => d.from))).toEqual([from, from]);
  }
});

test('the digest is that of sha256sum’s lines, and moves with any file', async () => {
  const hex = (text: string): string => createHash('sha256').update(text).digest('hex');
  const files = { 'modelgate.yml': `${subjects}extends: lib/base.yml\n`, 'lib/base.yml': 'version: 1\n' };
  const [policy] = await readAll(files);
  const lines = ['lib/base.yml', 'modelgate.yml'].map((path) => `${hex(files[path as keyof typeof files])}  ${path}\n`);
  expect(policy.digest).toBe(hex(lines.join('')));
  const [other] = await readAll({ ...files, 'lib/base.yml': 'version: 1\n# more\n' });
  expect(other.digest).not.toBe(policy.digest);
});

test('a file is read once, however often it is named', async () => {
  const read: string[] = [];
  const files = filesFrom({
    'modelgate.yml': `${subjects}extends: [a.yml, b.yml, a.yml]\n`,
    'a.yml': 'version: 1\nextends: c.yml\n',
    'b.yml': 'version: 1\nextends: c.yml\n',
    'c.yml': 'version: 1\n',
  });
  expect(
    await codesOf(async (path) => {
      read.push(path);
      return files(path);
    }),
  ).toEqual([]);
  expect(read).toEqual(['modelgate.yml', 'a.yml', 'c.yml', 'b.yml']);
});

test('a policy in a folder counts its paths from there', async () => {
  const files = filesFrom({ 'ml/modelgate.yml': 'version: 1\nmodel: m.onnx\ndata: ../data/t.csv\nlabel: y\n' });
  const [policy] = await readPolicies('ml/modelgate.yml', files, sections, { from: 'head' });
  expect([policy.root, policy.models['m'].source.path, policy.data['t'].path]).toEqual([
    'ml',
    'm.onnx',
    '../data/t.csv',
  ]);
});

test('a glob of projects needs somebody who lists files', async () => {
  expect(await codesOf(filesFrom({ 'modelgate.yml': 'version: 1\nprojects: ["*/modelgate.yml"]\n' }))).toEqual([
    'modelgate.yml policy/unreadable',
  ]);
  const named = { 'modelgate.yml': 'version: 1\nprojects: [a.yml]\n', 'a.yml': subjects };
  expect((await readAll(named)).map((p) => p.path)).toEqual(['a.yml']);
});

test('off in a project takes away what another file gave its model', async () => {
  const base = 'models: { m: { path: m.onnx, gates: { evaluate-model: { metrics: { mcc: 0.5, accuracy: 0.9 } } } } }\n';
  const [policy] = await readAll({
    'modelgate.yml':
      'version: 1\nextends: base.yml\nmodels: { m: { gates: { evaluate-model: { metrics: { mcc: off, roc-auc: off } } } } }\n',
    'base.yml': `version: 1\ndata: { test: { path: t.csv } }\ngates: { evaluate-model: { metrics: { roc-auc: 0.9 } } }\n${base}`,
  });
  expect(policy.gates[0].demands.map((d) => d.id)).toEqual(['accuracy']);
  expect(policy.removed.map((r) => r.what)).toEqual([
    'models.m.gates.evaluate-model.metrics.mcc',
    'models.m.gates.evaluate-model.metrics.roc-auc',
  ]);
});

test('the first metric written is the primary one, wherever the schema has it', async () => {
  const policy = await policyOf(`${subjects}gates: { evaluate-model: { metrics: { log-loss: 0.4, accuracy: 0.8 } } }`);
  expect(policy.gates[0].demands.map((d) => [d.id, (d.params as { primary: boolean }).primary])).toEqual([
    ['log-loss', true],
    ['accuracy', false],
  ]);
});

test('more problems than anybody reads are counted, not lost', async () => {
  const keys = Array.from({ length: 1500 }, (_, i) => `k${i}: 1`).join('\n');
  try {
    await policyOf(`${subjects}${keys}`);
    expect.unreachable();
  } catch (error) {
    const { problems } = error as PolicyError;
    expect(problems.length).toBe(1001);
    expect(problems.at(-1)!.message).toBe('500 more problems are not shown');
  }
});
