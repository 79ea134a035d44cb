// What a policy without metrics is judged by: the task's own, with their margins, overall and in every slice.
import type { Report } from '@modelgate/core';
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
  expect(report.subjects.map(({ kind, path }) => [kind, path])).toEqual([
    ['model', 'now.csv'],
    ['baseline', 'before.csv'],
    ['data', 'test.csv'],
    ['policy', 'modelgate.yml'],
  ]);
  expect(report.notes).toEqual([
    'accuracy: with 4,000 rows what must be proved is "no worse than 1.3 pt", what must not be lost is the margin itself.',
    'A model that keeps every limit is blocked by this gate at most 5.0 % of the time; one that violates a proved limit ships at most 5.0 % of the time.',
  ]);
  expect(report.coverage).toEqual([
    { what: 'rows', evaluated: 4000, expected: 4000, missing: [] },
    { what: 'baseline', evaluated: 1, expected: 1, missing: [] },
    { what: 'slices of g', evaluated: 2, expected: 2, missing: [] },
  ]);
  expect(report.defaults).toContainEqual({
    what: 'gates.evaluate-model.metrics',
    value: 'accuracy (margin 1pt), log-loss (margin 5%)',
    why: expect.stringMatching(/^the default for /) as unknown,
  });
});

it('what few rows cannot tell is said: slices of fewer than 30, averages over classes of fewer than 50', async () => {
  const few = (n: number): Promise<Report> => {
    const cut = Object.entries(files).map(([path, text]) => [
      path,
      `${text
        .split('\n')
        .slice(0, n + 1)
        .join('\n')}\n`,
    ]);
    return explainedReport({ ...Object.fromEntries(cut), 'modelgate.yml': policy('{ slices: [g] }') });
  };
  const [short, long] = [await few(49), await few(50)];
  const averages = 'Of fewer than 50 rows, intervals of averages over classes';
  expect([short, long].map(({ notes }) => notes.some((note) => note.startsWith(averages)))).toEqual([true, false]);
  expect(long.coverage).toContainEqual({
    what: 'slices of g',
    evaluated: 1,
    expected: 2,
    missing: ['g = b has 5 rows, fewer than 30'],
  });
  expect((await few(40)).coverage).toContainEqual({
    what: 'slices of g',
    evaluated: 1,
    expected: 2,
    missing: ['1 value of fewer than 5 rows, not named'],
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

it('without a baseline none should have been compared: what was looked at is whole all the same', async () => {
  const alone = policy('{ metrics: { accuracy: 0.5 } }').replace('baseline: before.csv', 'baseline: none');
  const report = await explainedReport({ ...files, 'modelgate.yml': alone });
  expect(report.coverage).toEqual([
    { what: 'rows', evaluated: 4000, expected: 4000, missing: [] },
    { what: 'baseline', evaluated: 0, expected: 0, missing: ['the policy says baseline: none'] },
  ]);
});
