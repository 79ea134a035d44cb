// What a policy without metrics is judged by: the task's own, with their margins, overall and in every slice.
import { expect, it } from 'vitest';
import { explainedReport, runOnce } from '../fixtures/project.ts';

const rows = (head: string, row: (i: number) => string): string =>
  `${head}\n${Array.from({ length: 4000 }, (_, i) => row(i)).join('\n')}\n`;
/** The candidate loses a tenth of the rows of b, which are a tenth of all; of a it wins as many. */
const right = (i: number): boolean => (i % 10 === 9 ? i % 100 < 80 : i % 10 !== 0 || i % 100 === 0);
const before = (i: number): boolean => i % 10 !== 0;
const said = (i: number, isRight: boolean): string => `${i},${isRight === (i % 2 === 0) ? 0.8 : 0.2}`;
const files = {
  'test.csv': rows('row,g,y', (i) => `${i},${i % 10 === 9 ? 'b' : 'a'},${i % 2 === 0 ? 1 : 0}`),
  'now.csv': rows('row,p', (i) => said(i, right(i))),
  'before.csv': rows('row,p', (i) => said(i, before(i))),
};
const policy = (gate: string): string => `version: 1
data: { test: { path: test.csv, label: y, id: row } }
models: { m: { predictions: now.csv, baseline: before.csv, task: binary } }
gates: { evaluate-model: ${gate} }
`;

it('slices alone are guarded by the margins of the task’s default metrics', async () => {
  const report = await explainedReport({ ...files, 'modelgate.yml': policy('{ slices: [g] }') });
  const outcomes = Object.fromEntries(report.findings.map(({ id, outcome }) => [id, outcome]));
  expect(outcomes).toEqual({
    'model/accuracy/change': 'inconclusive',
    'model/log-loss/change': 'pass',
    'model/slice/accuracy/change/g=a': 'pass',
    'model/slice/accuracy/change/g=b': 'fail',
    'model/slice/log-loss/change/g=a': 'pass',
    'model/slice/log-loss/change/g=b': 'fail',
  });
  expect(report.defaults).toContainEqual({
    what: 'gates.evaluate-model.metrics',
    value: 'accuracy (margin 1pt), log-loss (margin 5%)',
    why: expect.stringMatching(/^the default for /) as unknown,
  });
});

it('a metric of another task is an error of its own line', async () => {
  const [report] = await runOnce({
    ...files,
    'modelgate.yml': policy('{ metrics: { accuracy: { min: 0.1 }, rmse: { max: 1 } } }'),
  });
  expect([report!.verdict, report!.error?.problems]).toMatchObject([
    'error',
    [
      {
        code: 'policy/unknown-metric',
        at: { start: { line: 4 } },
        hint: expect.stringContaining('accuracy') as unknown,
      },
    ],
  ]);
});
