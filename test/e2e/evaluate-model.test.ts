// The example workflow on pull requests of the demo's repository: check run, comment, summary, outputs, exit code.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { commentMarker } from '@modelgate/host';
import { expect, test } from 'vitest';
import { repositoryFile } from '../fixtures/project.ts';
import { credit, model, policy } from './credit.ts';
import { openPullRequest, reportOf, requestsOf } from './pull-request.ts';

const better = { 'models/credit.onnx': model('better') };
const regressed = { 'models/credit.onnx': model('regressed') };

const digestOf = (name: string): string =>
  `sha256:${createHash('sha256')
    .update(readFileSync(repositoryFile(`examples/credit/models/${name}.onnx`)))
    .digest('hex')}`;

test('a better candidate passes against the merge base that only the API has', async (context) => {
  await using pull = await openPullRequest(context, { base: credit, pushes: [better] });
  const done = await pull.run();
  expect(done).toMatchObject({ conclusion: 'success', exitCode: 0, annotations: [] });
  expect(done.outputs).toEqual({
    verdict: 'pass',
    report: expect.stringMatching(/\/\.modelgate\/evaluate-model\.report\.json$/),
    sarif: '',
    summary: expect.stringMatching(/\/\.modelgate\/summary\.md$/),
    'model-digest': digestOf('better'),
    coverage: '1',
  });
  expect(done.log).toMatch(/^✓ pass · /m);
  expect(done.summary).toMatch(
    /^## ✅ evaluate-model passes for credit\n\naccuracy of credit: 0\.877 \(0\.872 – 0\.882\)/,
  );

  const report = reportOf(done);
  expect(Number(report.run.node.slice(1).split('.')[0]), 'the Node that the action asks for').toBe(24);
  expect(report.subjects).toContainEqual(expect.objectContaining({ kind: 'baseline', digest: digestOf('baseline') }));
  expect(requestsOf(pull.github, 'git/get-blob')).not.toEqual([]);

  expect(pull.github.checkRuns).toEqual([
    expect.objectContaining({
      name: 'evaluate-model (credit)',
      head_sha: pull.checkout.pushes[0]!.head.sha,
      external_id: 'evaluate-model|credit|100',
      status: 'completed',
      conclusion: 'success',
      annotations: [],
      output: {
        title: 'evaluate-model passes for credit',
        summary: expect.stringContaining('| accuracy | 0.877 (0.872 – 0.882) | 0.871'),
        text: expect.stringContaining('All measurements'),
      },
    }),
  ]);
  expect(pull.github.comments.map(({ issue, body }) => [issue, body.split('\n')[1]])).toEqual([
    [7, '### ✅ ModelGate: evaluate-model passes for credit'],
  ]);
});

test('over the pushes of a pull request one comment is edited, and left alone when nothing changed', async (context) => {
  const pushes = [better, regressed, { 'notes.md': 'a push that changes no result\n' }];
  await using pull = await openPullRequest(context, { base: credit, pushes });
  const { github, checkout } = pull;
  const marker = commentMarker('evaluate-model', 'modelgate.yml');
  const lookAlike = github.comment(7, 'mallory', `${marker}\n### ✅ all gates pass`);
  const ours = (): readonly string[] => github.comments.filter((each) => each !== lookAlike).map(({ body }) => body);

  expect((await pull.run({ push: 0 })).exitCode).toBe(0);
  expect(ours()).toEqual([expect.stringContaining('### ✅ ModelGate: evaluate-model passes for credit')]);

  const second = await pull.run({ push: 1 });
  expect(second).toMatchObject({ conclusion: 'failure', exitCode: 1, outputs: { verdict: 'fail' } });
  expect(ours()).toHaveLength(1);
  const [body] = ours();
  expect(body).toContain('### ❌ ModelGate blocks this change: evaluate-model fails for credit');
  expect(body).toContain('https://github.com/octo/credit/blob/feature/better/modelgate.yml#L');
  expect(requestsOf(github, 'issues/update-comment')).toHaveLength(1);

  const third = await pull.run({ push: 2 });
  expect(third.exitCode).toBe(1);
  expect(ours()).toEqual([body]);
  expect(requestsOf(github, 'issues/update-comment')).toHaveLength(1);
  expect(requestsOf(github, 'issues/create-comment')).toHaveLength(1);

  expect(github.checkRuns.map((run) => [run.head_sha, run.conclusion, run.external_id])).toEqual([
    [checkout.pushes[0]!.head.sha, 'success', 'evaluate-model|credit|100'],
    [checkout.pushes[1]!.head.sha, 'failure', 'evaluate-model|credit|101'],
    [checkout.pushes[2]!.head.sha, 'failure', 'evaluate-model|credit|102'],
  ]);
});

test('each gate has a comment of its own: a scan that passes later does not hide a model that fails', async (context) => {
  await using pull = await openPullRequest(context, { base: credit, pushes: [regressed] });
  await pull.run();
  await pull.run({ workflow: repositoryFile('workflows-examples/security-scan.yml') });
  expect(pull.github.comments.map(({ body }) => body.split('\n').slice(0, 2))).toEqual([
    [commentMarker('evaluate-model', 'modelgate.yml'), expect.stringContaining('evaluate-model fails for credit')],
    [commentMarker('security-scan', 'modelgate.yml'), expect.stringContaining('security-scan')],
  ]);
});

test('a second attempt of a run changes its check run and adds nothing', async (context) => {
  await using pull = await openPullRequest(context, { base: credit, pushes: [regressed] });
  await pull.run();
  const annotations = pull.github.checkRuns[0]?.annotations.length;
  const done = await pull.run({ attempt: 2 });
  expect(reportOf(done, 'evaluate-model.report.json', 2).run.ids).toMatchObject({ runId: '100', attempt: '2' });
  expect(pull.github.checkRuns).toHaveLength(1);
  expect(pull.github.checkRuns[0]).toMatchObject({ output: { summary: expect.stringContaining('attempt 2') } });
  expect(pull.github.checkRuns[0]?.annotations).toHaveLength(annotations!);
  expect(pull.github.comments).toHaveLength(1);
});

test('two models are two check runs, a row each in one comment, and a line each in the outputs', async (context) => {
  const two = policy.replace(/ {2}credit:\n(( {4}.*\n)+)/, (entry, keys: string) => {
    return `${entry}  other:\n${keys.replace('models/credit', 'models/other')}`;
  });
  const base = { ...credit, 'modelgate.yml': two, 'models/other.onnx': model('baseline') };
  const changes = { ...better, 'models/other.onnx': model('regressed') };
  await using pull = await openPullRequest(context, { base, pushes: [changes] });
  const done = await pull.run();
  expect(done).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } });
  expect(done.outputs['model-digest']).toBe(`${digestOf('better')}\n${digestOf('regressed')}`);
  expect(done.outputs['report']?.split('\n').map((path) => path.split('/').at(-1))).toEqual([
    'credit.evaluate-model.report.json',
    'other.evaluate-model.report.json',
  ]);
  expect(reportOf(done, 'credit.evaluate-model.report.json').verdict).toBe('pass');
  expect(pull.github.checkRuns.map((run) => [run.external_id, run.conclusion])).toEqual([
    ['evaluate-model|credit|100', 'success'],
    ['evaluate-model|other|100', 'failure'],
  ]);
  expect(pull.github.comments).toHaveLength(1);
  const rows = pull.github.comments[0]!.body.split('\n').filter((line) => /^\| \*?\*?evaluate-model/.test(line));
  expect(rows).toEqual([expect.stringMatching(/other.*❌/), expect.stringMatching(/credit.*✅/)]);
});

test('the first model of a repository has nothing to be compared with, and passes on its floors', async (context) => {
  const { 'models/credit.onnx': first, ...before } = credit;
  await using pull = await openPullRequest(context, { base: before, pushes: [{ 'models/credit.onnx': first }] });
  const done = await pull.run();
  expect(done).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
  const { findings } = reportOf(done);
  expect(findings.map(({ outcome }) => outcome).toSorted()).toEqual([...Array(4).fill('inapplicable'), 'pass', 'pass']);
  expect(findings.at(-1)?.message.observed).toMatch(/^a new model: models\/credit\.onnx is not in the merge base/);
});

test('the merge into the default branch is compared with the branch before, and comments nowhere', async (context) => {
  await using pull = await openPullRequest(context, { base: credit, pushes: [better] });
  const done = await pull.run({ event: 'push' });
  expect(done).toMatchObject({ conclusion: 'success', outputs: { verdict: 'pass' } });
  expect(reportOf(done).against).toMatch(/ better$/);
  const { merge } = pull.checkout.pushes[0]!;
  expect(pull.github.checkRuns).toMatchObject([{ head_sha: merge.sha, conclusion: 'success' }]);
  expect(pull.github.comments).toEqual([]);
});
