// What stops a change and what only says so: the job's colour, exit code, report and check run agree on every verdict.
import { expect, test } from 'vitest';
import { credit, model, policy } from './credit.ts';
import type { Change } from './checkout.ts';
import { openPullRequest, reportOf } from './pull-request.ts';

const undecided = policy.replace('version: 1', 'version: 1\non-inconclusive: fail').replace('min: 0.85', 'min: 0.876');

interface Expected {
  readonly exitCode: number;
  readonly verdict: string;
  readonly conclusion: string;
}

test.for<[string, Change, Expected]>([
  [
    'a worse candidate fails',
    { 'models/credit.onnx': model('regressed') },
    { exitCode: 1, verdict: 'fail', conclusion: 'failure' },
  ],
  [
    'too few rows are inconclusive, which this policy does not let pass',
    { 'models/credit.onnx': model('better'), 'modelgate.yml': undecided },
    { exitCode: 2, verdict: 'inconclusive', conclusion: 'action_required' },
  ],
  [
    'a model that is missing is an error',
    { 'models/credit.onnx': undefined },
    { exitCode: 3, verdict: 'error', conclusion: 'failure' },
  ],
  [
    'a policy that is wrong is an error',
    { 'modelgate.yml': policy.replace('accuracy:', 'acuracy:') },
    { exitCode: 3, verdict: 'error', conclusion: 'failure' },
  ],
  [
    'a policy that is missing is an error',
    { 'modelgate.yml': undefined },
    { exitCode: 3, verdict: 'error', conclusion: 'failure' },
  ],
])('%s', async ([, change, { exitCode, verdict, conclusion }], context) => {
  await using pull = await openPullRequest(context, { base: credit, pushes: [change] });
  const done = await pull.run();
  expect(done).toMatchObject({ conclusion: 'failure', exitCode, outputs: { verdict } });
  const report = reportOf(done);
  expect(report.verdict).toBe(verdict);
  expect(done.summary).toContain(report.headline);
  expect(done.annotations.length).toBeGreaterThan(0);
  expect(pull.github.checkRuns).toMatchObject([
    { status: 'completed', conclusion, output: { title: report.headline } },
  ]);
  expect(pull.github.comments.map(({ body }) => body.includes(report.headline))).toEqual([true]);
});
