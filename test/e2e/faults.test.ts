// GitHub in trouble: nothing is lost, nothing is doubled, and what cannot be published is said.
import { expect, test } from 'vitest';
import { credit, model } from './credit.ts';
import { openPullRequest, reportOf } from './pull-request.ts';

const pushes = [{ 'models/credit.onnx': model('regressed') }];

test('lost answers and bad gateways double neither the comment nor the check run', async (context) => {
  await using pull = await openPullRequest(context, {
    base: credit,
    pushes,
    faults: [
      { on: 'git/get-blob', kind: 'status', status: 502 },
      { on: 'checks/create', kind: 'lost' },
      { on: 'issues/list-comments', kind: 'status', status: 502 },
      { on: 'issues/create-comment', kind: 'lost' },
    ],
  });
  const done = await pull.run();
  expect(done.exitCode).toBe(1);
  expect(pull.github.faults).toEqual([]);
  expect(pull.github.checkRuns).toHaveLength(1);
  const open = reportOf(done).findings.filter(({ outcome }) => outcome !== 'pass');
  expect(pull.github.checkRuns[0]?.annotations.length).toBe(open.length);
  expect(pull.github.comments).toHaveLength(1);
});

test('a check run that cannot be published is an error, and the comment is written all the same', async (context) => {
  const down = { on: 'checks/create', kind: 'status', status: 502, times: 99 } as const;
  await using pull = await openPullRequest(context, { base: credit, pushes: [{}], faults: [down] });
  const done = await pull.run();
  expect(done).toMatchObject({ conclusion: 'failure', exitCode: 3, outputs: { verdict: 'pass' } });
  expect(done.annotations).toEqual([
    {
      level: 'error',
      properties: { title: 'world/forge-failed' },
      message: expect.stringMatching(/^publishing the check run .* failed after 5 tries: HTTP 502\n/),
    },
  ]);
  expect(pull.github.comments).toHaveLength(1);
});

test('a baseline that cannot be fetched is an error, never a pass', async (context) => {
  const down = { on: 'git/get-blob', kind: 'status', status: 404, times: 99 } as const;
  const better = { 'models/credit.onnx': model('better') };
  await using pull = await openPullRequest(context, { base: credit, pushes: [better], faults: [down] });
  const done = await pull.run();
  expect(done).toMatchObject({ conclusion: 'failure', exitCode: 3, outputs: { verdict: 'error' } });
  expect(reportOf(done).verdict).toBe('error');
  expect(pull.github.checkRuns).toMatchObject([{ conclusion: 'failure' }]);
});

test('where no report can be written the verdict is published all the same, and the step is an error', async (context) => {
  await using pull = await openPullRequest(context, { base: credit, pushes: [{ '.modelgate': 'a file' }] });
  const done = await pull.run();
  expect(done).toMatchObject({ conclusion: 'failure', exitCode: 3, outputs: { verdict: 'pass' } });
  expect(done.annotations).toMatchObject([{ level: 'error', properties: { title: 'world/write-failed' } }]);
  expect(pull.github.checkRuns).toMatchObject([{ conclusion: 'success' }]);
  expect(pull.github.comments).toHaveLength(1);
});
