// bias-check of models that decide among several classes, or predict a number.
import { expect, it } from 'vitest';
import { explain } from '@modelgate/core';
import { runOnce } from '../fixtures/project.ts';

const policy = (task: string, parity: string): string => `version: 1
data: { test: { path: data.csv, label: y, id: id } }
models: { m: { predictions: made.csv, baseline: none, task: ${task} } }
gates:
  bias-check:
    groups: [g]
    parity: ${parity}
`;

/** Two groups of 3,000 rows, one after the other. */
function csv(head: string, of: (i: number, group: 'a' | 'b') => string): string {
  const rows = Array.from({ length: 6000 }, (_, i) => `${i},${of(i, i % 2 === 0 ? 'a' : 'b')}`);
  return `${head}\n${rows.join('\n')}\n`;
}

it('every class against the rest, and the one that is worst is named', async () => {
  const label = (i: number): string => ['x', 'y', 'z'][Math.floor(i / 2) % 3]!;
  // Of group b a third of the z are taken for x.
  const made = (i: number, g: 'a' | 'b'): string =>
    g === 'b' && label(i) === 'z' && Math.floor(i / 6) % 3 === 0 ? 'x' : label(i);
  const [report] = await runOnce({
    'modelgate.yml': policy(
      'multiclass, outputs: { label: l }',
      '{ equal-opportunity: 10pt, demographic-parity: 20pt }',
    ),
    'data.csv': csv('id,g,y', (i, g) => `${g},${label(i)}`),
    'made.csv': csv('id,l', made),
  });
  for (const finding of report!.findings) expect(explain(report!, finding)).toMatchObject({ agrees: true });
  const [worst] = report!.findings;
  expect(worst).toMatchObject({ id: 'bias/equal-opportunity/candidate/g=b', outcome: 'fail' });
  expect(worst!.message.observed).toMatch(/^true positive rate of z: \+33/);
  expect(
    report!.findings.filter(({ rule }) => rule === 'bias/demographic-parity').map(({ outcome }) => outcome),
  ).toEqual(['pass', 'pass']);
});

it('errors of a regression, in the unit of its label', async () => {
  const wrong = (i: number, g: 'a' | 'b'): number => ((i % 7) - 3) * (g === 'b' ? 1.5 : 1);
  const [report] = await runOnce({
    'modelgate.yml': policy('regression', '{ mae: 0.5, rmse: 2 }'),
    'data.csv': csv('id,g,y', (i, g) => `${g},${(i % 100) / 10}`),
    'made.csv': csv('id,v', (i, g) => String((i % 100) / 10 + wrong(i, g))),
  });
  const outcomes = Object.fromEntries(report!.findings.map(({ id, outcome }) => [id, outcome]));
  expect(outcomes).toMatchObject({
    'bias/mae/candidate/g=b': 'fail',
    'bias/rmse/candidate/g=b': 'pass',
    'bias/mae/candidate/g=a': 'pass',
  });
});

it('a disparity of another task is an error of the policy', async () => {
  const [report] = await runOnce({
    'modelgate.yml': policy('regression', '{ impact-ratio: 0.8 }'),
    'data.csv': csv('id,g,y', (i, g) => `${g},${i}.5`),
    'made.csv': csv('id,v', (i) => `${i}.5`),
  });
  expect(report!.error?.problems[0]).toMatchObject({ code: 'policy/unknown-metric' });
});
