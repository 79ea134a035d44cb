// More annotations than one request may carry: all arrive, once each, and the log says how many it leaves out.
import { expect, test } from 'vitest';
import { credit, model, policy } from './credit.ts';
import { openPullRequest, reportOf, requestsOf } from './pull-request.ts';

/** Overlapping slices of the 16,281 rows, each large enough for the regressed model to fail in it beyond doubt. */
const slices = [
  ...Array.from({ length: 30 }, (_, i) => `{ name: from ${17 + i}, where: 'age >= ${17 + i}' }`),
  ...Array.from({ length: 29 }, (_, i) => `{ name: below ${47 + i}, where: 'age < ${47 + i}' }`),
];
/** Two metrics, overall and in 59 slices: 120 findings. */
const strict = policy
  .replaceAll(/\{ min: [\d.]+, margin: 1pt \}/g, '{ margin: 0.1pt }')
  .replace('[sex, race]', `[\n      ${slices.join(',\n      ')}\n    ]`);

test('120 annotations in three requests, none lost and none twice', async (context) => {
  const base = { ...credit, 'modelgate.yml': strict };
  await using pull = await openPullRequest(context, { base, pushes: [{ 'models/credit.onnx': model('regressed') }] });
  const done = await pull.run();
  expect(done.exitCode).toBe(1);
  const failed = reportOf(done).findings.filter(({ outcome }) => outcome === 'fail');
  expect(failed).toHaveLength(120);

  const [run] = pull.github.checkRuns;
  expect(pull.github.checkRuns).toHaveLength(1);
  expect(run).toMatchObject({ status: 'completed', conclusion: 'failure' });
  expect(run!.annotations.map(({ title }) => title)).toEqual(failed.map(({ message }) => `${message.subject}: fail`));
  expect(new Set(run!.annotations.map((annotation) => JSON.stringify(annotation))).size).toBe(120);
  expect(requestsOf(pull.github, 'checks/create')).toHaveLength(1);
  expect(requestsOf(pull.github, 'checks/update')).toHaveLength(2);
  const lines = strict.split('\n').length;
  for (const { path, start_line: line } of run!.annotations)
    expect([path, line <= lines]).toEqual(['modelgate.yml', true]);

  // GitHub shows ten of a step and drops the rest without a word.
  expect(done.annotations).toHaveLength(10);
  expect(done.annotations.at(-1)?.message).toBe('111 more failures of evaluate-model: see the job summary');
  expect(done.annotations[0]).toMatchObject({ level: 'error', properties: { file: 'modelgate.yml' } });
});
