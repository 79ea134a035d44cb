// Errors name files as the policy spells them, never as the machine does, and stand at the line that names them.
import type { Report } from '@modelgate/core';
import { expect, it } from 'vitest';
import { runOnce, type Content } from '../fixtures/project.ts';

const model = { copy: 'packages/testkit/fixtures/models/logits2.onnx' };
const rows = 'id,a,b,y\n1,0.5,1,0\n2,1.5,2,1\n';

const policy = `version: 1
data:
  test:
    path: data/*/rows.csv
    label: y
    id: id
models:
  one:
    path: models/a/model.onnx
    baseline: none
  two:
    path: models/b/model.onnx
    baseline: models/c/model.onnx
gates:
  evaluate-model:
    slices:
      - a
`;

const files: Readonly<Record<string, Content>> = {
  'modelgate.yml': policy,
  'data/2024/rows.csv': rows,
  'data/2025/rows.csv': rows,
  'models/a/model.onnx': model,
  'models/b/model.onnx': model,
  'models/c/model.onnx': model,
};

/** Of each report that is an error: its first problem's words, and the line that it stands at. */
async function errors(changed: Readonly<Record<string, Content>>): Promise<readonly (readonly [string, number])[]> {
  const reports = await runOnce({ ...files, ...changed });
  expect(JSON.stringify(reports)).not.toContain('modelgate-test-');
  return reports.flatMap(({ error }: Report) => {
    const [problem] = error?.problems ?? [];
    return problem ? [[problem.message, problem.at?.start.line ?? 0] as const] : [];
  });
}

const edited = (was: string, is: string): Readonly<Record<string, Content>> => ({
  'modelgate.yml': policy.replace(was, is),
});

it.each([
  ['the model of one', { 'models/a/model.onnx': 'text' }, ['model file models/a/model.onnx: found a text file', 9]],
  ['the model of two', { 'models/b/model.onnx': 'text' }, ['model file models/b/model.onnx: found a text file', 12]],
  ['a baseline', { 'models/c/model.onnx': 'text' }, ['model file models/c/model.onnx: found a text file', 13]],
  ['a file of the data', { 'data/2025/rows.csv': '' }, ['data test, file data/2025/rows.csv: found an empty', 4]],
  ['no file', edited('data/*/rows.csv', 'none.csv'), ['data test: found none, expected a file at none.csv', 4]],
  ['the label', edited('label: y', 'label: yy'), ['label of data test: found columns', 5]],
  ['the id', edited('id: id', 'id: ident'), ['id of data test: found columns', 6]],
  ['a slice', edited('- a', '- ab'), ['slice ab: found columns', 17]],
  ['no rows', { 'data/2024/rows.csv': 'id,a,b,y\n', 'data/2025/rows.csv': 'id,a,b,y\n' }, ['data test: found', 4]],
] as const)('%s', async (_name, changed, [message, line]) => {
  expect(await errors(changed)).toContainEqual([expect.stringContaining(message), line]);
});

it.each(['sexx', '{ from: groups.csv, columns: [sexx] }'])('a group, %s', async (written) => {
  const groups = `bias-check:\n    groups:\n      - b\n      - ${written}\n    parity: { impact-ratio: 0.8 }\n`;
  const changed = edited('evaluate-model:\n    slices:\n      - a\n', groups);
  const found = await errors({ ...changed, 'groups.csv': 'id,sex\n1,f\n2,m\n' });
  expect(found[0]).toEqual([expect.stringContaining('group sexx: found columns'), 18]);
});

it.each([
  ['evaluate-model: { metrics: [accuracy, f1] }', 'write { accuracy: …, f1: … }, or'],
  ['evaluate-model: { metrics: { auc: 0.9 } }', 'write roc-auc'],
  ['validate-data: { columns: [age, sex] }', 'write { age: …, sex: … }, or'],
  ['validate-data: { columns: { age: { type: int } } }', 'write integer'],
  ['validate-data: { columns: { sex: { in: F } } }', 'write [F], or a map: { values: …, '],
  ['validate-data: { rows: 1000 }', 'write { min: …, max: …, change: … }, or'],
  ['validate-data: { freshness: 24h }', 'write { column: …, max-age: …, '],
])('%s is told as it is written', async (gate, hint) => {
  const [report] = await runOnce({
    'modelgate.yml': `version: 1\nmodels: { m: { path: m.onnx } }\ndata: { t: { path: t.csv, label: y } }\ngates: { ${gate} }\n`,
  });
  expect(report!.error?.problems[0]!.hint).toContain(hint);
});
