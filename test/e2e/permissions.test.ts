// Tokens that may only read: nothing is written, everything is still said, and the verdict stands.
import { expect, test } from 'vitest';
import { credit, model } from './credit.ts';
import { openPullRequest, reportOf } from './pull-request.ts';

const regressed = { 'models/credit.onnx': model('regressed') };
const writes = new Set(['POST', 'PATCH', 'PUT', 'DELETE']);

test('on a fork nothing is tried, and the report stands in summary, annotations and artifact', async (context) => {
  const permissions = { contents: 'read' } as const;
  await using pull = await openPullRequest(context, {
    base: credit,
    pushes: [regressed],
    fork: 'mallory/credit',
    permissions,
  });
  const done = await pull.run();
  expect(done).toMatchObject({ conclusion: 'failure', exitCode: 1, outputs: { verdict: 'fail' } });
  expect(done.summary).toContain('## ❌ evaluate-model fails for credit');
  expect(done.annotations.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
  expect(reportOf(done).subjects.map(({ kind }) => kind)).toContain('baseline');
  expect(done.log).toContain('The pull request comes from a fork, whose token may only read.');
  expect(pull.github.requests.filter(({ method }) => writes.has(method))).toEqual([]);
  expect([pull.github.checkRuns, pull.github.comments]).toEqual([[], []]);
});

test('a better candidate of a fork passes', async (context) => {
  const options = { base: credit, pushes: [{ 'models/credit.onnx': model('better') }], fork: 'mallory/credit' };
  await using pull = await openPullRequest(context, { ...options, permissions: { contents: 'read' } });
  expect(await pull.run()).toMatchObject({ conclusion: 'success', exitCode: 0, outputs: { verdict: 'pass' } });
});

test('a refusal prints the permissions that the job lacks', async (context) => {
  const permissions = { contents: 'read' } as const;
  await using pull = await openPullRequest(context, { base: credit, pushes: [regressed], permissions });
  const done = await pull.run();
  expect(done.exitCode).toBe(1);
  const said = done.annotations.filter(({ properties }) => properties['title'] === 'world/forge-forbidden');
  expect(said.map(({ message }) => message.slice(message.indexOf('permissions:')))).toEqual([
    'permissions:\n  contents: read\n  checks: write',
    'permissions:\n  contents: read\n  pull-requests: write',
  ]);
  expect(done.summary).toContain('## ❌ evaluate-model fails for credit');
  expect([pull.github.checkRuns, pull.github.comments]).toEqual([[], []]);
});
