// The same request is answered by the same table, another one by another, and a failure is not kept.
import type { ModelRuntime, ScoreRequest } from '@modelgate/core';
import { expect, it } from 'vitest';
import { scoredOnce } from './scored-once.ts';

const request: ScoreRequest = {
  data: { name: 'test', files: ['/data/test.parquet'] },
  model: { path: '/models/a.onnx', digest: 'sha256:a' },
  inputs: [],
  output: { tensor: 'p', kind: 'score', link: 'none', width: 1, columns: [0] },
};

/** Fails as often as it is told to, then gives parts that are named after the call. */
function runtime(failures = 0): ModelRuntime & { calls: number } {
  const fake = {
    calls: 0,
    runtime: 'fake 1',
    describe: () => Promise.reject(new Error('not asked for')),
    score: () => {
      fake.calls++;
      if (fake.calls <= failures) return Promise.reject(new Error(`failure ${fake.calls}`));
      return Promise.resolve([{ path: `part-${fake.calls}`, rows: 7, sha256: '' }]);
    },
  };
  return fake;
}

const quiet = (): void => undefined;

it('makes a table once, also for two that ask at once', async () => {
  const models = runtime();
  const once = scoredOnce(models);
  const [first, second] = await Promise.all([once.score(request, quiet), once.score({ ...request }, quiet)]);
  expect([second, await once.score(request, quiet)]).toEqual([first, first]);
  expect(models.calls).toBe(1);
});

it.each([
  ['model', { model: { path: '/models/a.onnx', digest: 'sha256:b' } }],
  ['data set', { data: { name: 'test', files: ['/data/other.parquet'] } }],
  ['output', { output: { ...request.output, link: 'sigmoid' } }],
  ['id', { id: 'row' }],
] as const)('makes another one for another %s', async (_what, other) => {
  const models = runtime();
  const once = scoredOnce(models);
  const first = await once.score(request, quiet);
  expect(await once.score({ ...request, ...other }, quiet)).not.toEqual(first);
  expect(models.calls).toBe(2);
});

it('tries again what failed', async () => {
  const models = runtime(1);
  const once = scoredOnce(models);
  await expect(once.score(request, quiet)).rejects.toThrow('failure 1');
  expect(await once.score(request, quiet)).toHaveLength(1);
});
