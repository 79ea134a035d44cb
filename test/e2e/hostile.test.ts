// Names from data that nobody vouches for: the runner reads the log for commands, and must find none but ours.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hostileTexts, readMarkdown } from '@modelgate/testkit';
import { repositoryFile } from '../fixtures/project.ts';
import { openPullRequest, reportOf } from './pull-request.ts';

const orders = [
  '::error file=modelgate.yml::planted',
  'x\n::warning::planted\n##[error]planted',
  '::add-mask::fail',
  hostileTexts.find((text) => text.includes('@octocat'))!,
];

/** The digits with a column of sites, whose names are the orders. */
function withSites(): string {
  const [head, ...rows] = readFileSync(repositoryFile('test/fixtures/data/digits_test.csv'), 'utf8').trim().split('\n');
  const written = rows.map((row, i) => `${row},"${orders[i % orders.length]}"`);
  return [`${head},site`, ...written, ''].join('\n');
}

const policy = `version: 1
data:
  test: { path: test.csv, label: y }
models:
  digits:
    path: model.onnx
    baseline: merge-base
    inputs: { order: [${Array.from({ length: 64 }, (_, i) => `p${i}`).join(', ')}] }
gates:
  evaluate-model:
    metrics: { accuracy: { margin: 1pt } }
    slices: [site]
`;

test('orders in group names are shown and not obeyed', async (context) => {
  const base = { 'modelgate.yml': policy, 'test.csv': withSites(), 'model.onnx': digits('mlp') };
  await using pull = await openPullRequest(context, { base, pushes: [{ 'model.onnx': digits('mlp_regressed') }] });
  const done = await pull.run();
  expect(done.exitCode).toBe(1);
  const failed = reportOf(done).findings.filter(({ outcome }) => outcome === 'fail');
  expect(failed.filter(({ rule }) => rule.includes('slice'))).toHaveLength(orders.length);
  expect(done.annotations).toHaveLength(failed.length);
  for (const { level, message } of done.annotations)
    expect([level, message]).toEqual(['error', expect.stringContaining('not worse than the baseline')]);
  expect(done.raw).not.toContain('"command":"add-mask"');
  expect(done.log).toMatch(/^ {2}evaluate-model {2}digits .* ✗ fail /m);
  expect(done.log).not.toMatch(/^::|##\[/m);
  for (const page of [pull.github.comments[0]!.body, pull.github.checkRuns[0]!.output.summary!, done.summary])
    expect(readMarkdown(page).texts.join('\n')).not.toMatch(/@octo/);
});

function digits(name: string): { copy: string } {
  return { copy: `test/fixtures/models/digits_${name}.onnx` };
}
