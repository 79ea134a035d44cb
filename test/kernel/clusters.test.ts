// Rows that hang together: what n counts is said, in sentences, remedies and the proof margin alike.
import type { Report } from '@modelgate/core';
import { expect, it } from 'vitest';
import { runOnce } from '../fixtures/project.ts';

/** 400 rows of 40 customers, or as many as are asked; the candidate errs in a tenth of them, the baseline in other ones. */
async function judged(data: string, gates: string, n = 400): Promise<Report> {
  const rows = Array.from({ length: n }, (_, i) => i);
  const said = (wrong: number): string => rows.map((i) => `${i},${i % 10 === wrong ? (i + 1) % 2 : i % 2}`).join('\n');
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { test: { path: test.csv, label: y, id: row${data} } }
models: { m: { predictions: now.csv, baseline: before.csv, positive: '1', outputs: { label: said } } }
gates: { ${gates} }
`,
    'test.csv': `row,y,customer,g\n${rows.map((i) => `${i},${i % 2},${Math.floor(i / 10)},${i % 20 < 10 ? 'a' : 'b'}`).join('\n')}\n`,
    'now.csv': `row,said\n${said(3)}\n`,
    'before.csv': `row,said\n${said(8)}\n`,
  });
  return report!;
}

const evaluation = 'evaluate-model: { metrics: { accuracy: { min: 0.9, margin: 1pt } } }';

it('without clusters n is a number of rows', async () => {
  const report = await judged('', evaluation);
  const floor = report.findings.find(({ id }) => id === 'model/accuracy/candidate');
  expect(floor!.message.observed).toMatch(/n = 400$/);
  expect(floor!.message.remedy).toMatch(/rows in all would settle it|no number of rows/);
  expect(report.notes.join('\n')).toContain('with 400 rows what must be proved');
  expect(report.notes.join('\n')).not.toContain('clusters');
});

it.each([
  [20, true],
  [400, false],
])('%d rows: that intervals of averages over classes are too short is said: %s', async (n, said) => {
  const { notes } = await judged('', evaluation, n);
  expect(notes.join('\n').includes('averages over classes')).toBe(said);
});

it.each([
  [evaluation, 190, true],
  [evaluation, 200, false],
  ['bias-check: { groups: [g], parity: { accuracy: { max: 10pt } } }', 190, true],
])('%s of %d rows: that clusters are few is said: %s', async (gates, rows, said) => {
  const { notes } = await judged(', cluster: customer', gates, rows);
  expect(notes.join('\n').includes(`there are only ${rows / 10} of them`)).toBe(said);
});

it('with clusters it is a number of clusters, also of those that would settle it and that set the proof margin', async () => {
  const report = await judged(', cluster: customer', evaluation);
  const of = (id: string) => report.findings.find((finding) => finding.id === id)!;
  expect(of('model/accuracy/candidate').message.observed).toMatch(/n = 40 clusters$/);
  expect(of('model/accuracy/change').message.expected).toContain('proved within 3.0 pt');
  expect(report.notes.join('\n')).toContain('with 40 clusters what must be proved is "no worse than 3.0 pt"');
  expect(report.notes.join('\n')).toContain('n counts clusters, not rows: rows of one customer');
  for (const { message } of report.findings) expect(message.remedy ?? '').not.toMatch(/about [\d,]+ rows/);
});

it('between groups too', async () => {
  const report = await judged(
    ', cluster: customer',
    'bias-check: { groups: [g], parity: { impact-ratio: { min: 0.99 } } }',
  );
  const [first] = report.findings;
  expect(first!.message.observed).toMatch(/n = 40 clusters$/);
  expect(first!.message.remedy).toMatch(/clusters of the two groups/);
  expect(report.notes.join('\n')).toContain('n counts clusters, not rows');
});
