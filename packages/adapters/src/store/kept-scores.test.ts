// A kept table serves the same bytes, made the same way, for this run or from the default branch; nothing else.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelRuntime, ScoreRequest } from '@modelgate/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderStore } from './folder.ts';
import { keptScores } from './kept-scores.ts';
import type { RunOrigin } from './origin.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelgate-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const request: ScoreRequest = {
  data: { name: 'test', files: ['/data/test.parquet'] },
  model: { path: '/models/a.onnx', digest: 'sha256:a' },
  inputs: [],
  output: { tensor: 'p', kind: 'score', link: 'none', width: 1, columns: [0] },
};

/** Writes one part a call, and counts the calls. */
function countingRuntime(): ModelRuntime & { calls: number } {
  const runtime = {
    calls: 0,
    runtime: 'fake 1',
    describe: () => Promise.reject(new Error('not asked for')),
    score: () => {
      const path = join(folder, `made-${++runtime.calls}.parquet`);
      writeFileSync(path, `scores ${runtime.calls}`);
      return Promise.resolve([{ path, rows: 7 }]);
    },
  };
  return runtime;
}

const origin = (run: string, onDefaultBranch = false): RunOrigin => ({
  run,
  attempt: 1,
  sha: 'a'.repeat(40),
  onDefaultBranch,
});

function kept(
  models: ModelRuntime,
  from: RunOrigin,
  { rows = 1000, digest = 'sha256:d', version = '1.0.0' } = {},
): ModelRuntime {
  const said: string[] = [];
  const store = folderStore(join(folder, 'store'), { origin: from, say: (s) => void said.push(s) });
  const facts = { columns: [], rows, digest, bytes: 1 };
  return keptScores({
    models,
    data: { describe: () => Promise.resolve(facts) },
    store,
    version,
    folder: mkdtempSync(join(folder, 'run-')),
    fewestRows: 100,
    say: (s) => void said.push(s),
  });
}

it('makes a table once for the same bytes, and gives the same part', async () => {
  const models = countingRuntime();
  const [first] = await kept(models, origin('1')).score(request, () => {});
  const [second] = await kept(models, origin('1')).score(request, () => {});
  expect(models.calls).toBe(1);
  expect(second!.rows).toBe(first!.rows);
  expect(readFileSync(second!.path, 'utf8')).toBe('scores 1');
});

it.each<readonly [string, (again: ModelRuntime) => Promise<unknown>]>([
  [
    'another model',
    (m) => kept(m, origin('1')).score({ ...request, model: { ...request.model, digest: 'sha256:b' } }, () => {}),
  ],
  ['other data', (m) => kept(m, origin('1'), { digest: 'sha256:e' }).score(request, () => {})],
  [
    'another output',
    (m) => kept(m, origin('1')).score({ ...request, output: { ...request.output, link: 'sigmoid' } }, () => {}),
  ],
  [
    'another value of a column',
    (m) => kept(m, origin('1')).score({ ...request, replace: { column: 'sex', values: { a: 'b' } } }, () => {}),
  ],
  ['another batch', (m) => kept(m, origin('1')).score({ ...request, batch: 7 }, () => {})],
  ['another runtime', (m) => kept({ ...m, runtime: 'fake 2' }, origin('1')).score(request, () => {})],
  ['another version of ModelGate', (m) => kept(m, origin('1'), { version: '1.0.1' }).score(request, () => {})],
  ['another pull request’s run', (m) => kept(m, origin('2')).score(request, () => {})],
])('%s makes its own', async (_, again) => {
  const models = countingRuntime();
  await kept(models, origin('1')).score(request, () => {});
  await again(models);
  expect(models.calls).toBe(2);
});

it('what the default branch made serves every run', async () => {
  const models = countingRuntime();
  await kept(models, origin('main-1', true)).score(request, () => {});
  await kept(models, origin('2')).score(request, () => {});
  expect(models.calls).toBe(1);
});

it('small tables are not kept', async () => {
  const models = countingRuntime();
  await kept(models, origin('1'), { rows: 99 }).score(request, () => {});
  await kept(models, origin('1'), { rows: 99 }).score(request, () => {});
  expect(models.calls).toBe(2);
});
