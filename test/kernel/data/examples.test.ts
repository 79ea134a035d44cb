// The example of every data check, as the documentation shows it: it runs, and finds what it says.
import { dataChecks, type Example } from '@modelgate/checks';
import { expect, it } from 'vitest';
import { runOnce, type Content } from '../../fixtures/project.ts';

/** A policy in which the example's lines stand, as in docs/checks.md. */
function policyOf({ policy, train, label, model }: Example): string {
  const lines = policy.split('\n').map((line) => `    ${line}`);
  return [
    'version: 1',
    'data:',
    `  test: { path: test.csv${label === undefined ? '' : `, label: ${label}`} }`,
    ...(train === undefined ? [] : ['  train: { path: train.csv }']),
    ...(model === undefined ? [] : ['models:', `  ${model}: { path: ${model}.onnx }`]),
    'gates:',
    '  validate-data:',
    '    data: test',
    ...lines,
    '',
  ].join('\n');
}

function csv(text: string, times = 1): string {
  const [head, ...rows] = text.split('\n');
  return `${[head, ...rows.flatMap((row) => Array.from({ length: times }, () => row))].join('\n')}\n`;
}

const fixture = (model: string): Content => ({ copy: `test/fixtures/models/${model}.onnx` });

it.each(dataChecks.map(({ id, example }) => ({ id, example })))('$id', async ({ id, example }) => {
  const [report] = await runOnce({
    'modelgate.yml': policyOf(example),
    'test.csv': csv(example.data, example.times),
    ...(example.train !== undefined && { 'train.csv': csv(example.train, example.times) }),
    ...(example.model !== undefined && { [`${example.model}.onnx`]: fixture(example.model) }),
    ...(example.contract !== undefined && { 'contract.odcs.yaml': `${example.contract}\n` }),
  });
  expect(report!.error).toBeUndefined();
  const found = report!.findings
    .filter((finding) => finding.rule === id)
    .map(({ outcome, message }) => [outcome, message.observed, message.expected]);
  expect(found).toContainEqual(example.says);
});
