// Disparities beyond rates of decisions as limits: rankings, treatment equality, calibration in the large, means of a regression.
import { describe, expect, it } from 'vitest';
import type { Report } from '@modelgate/core';
import { judged, large, outcomes } from '../fixtures/groups.ts';
import { runOnce } from '../fixtures/project.ts';

const findingOf = (report: Report, id: string): Report['findings'][number] =>
  report.findings.find((finding) => finding.id === id)!;

describe('treatment equality', () => {
  it('is the gap of the shares of false negatives among errors, with the exact law of two rates', async () => {
    // Half are positive and decisions know nothing of the label: of the errors 1 − selected are false negatives.
    const report = await judged([large('a'), large('b', 0.3)], 'parity: { treatment-equality: 10pt }');
    expect(outcomes(report)).toEqual({
      'bias/treatment-equality/candidate/g=a': 'pass',
      'bias/treatment-equality/candidate/g=b': 'fail',
    });
    const [leaf] = findingOf(report, 'bias/treatment-equality/candidate/g=b').leaves;
    expect(leaf!.claim).toMatchObject({
      of: { law: { law: 'rates', of: 'difference', x1: 1400, n1: 2000, x2: 1000, n2: 2000 } },
    });
  });

  it('cannot be judged where nobody errs in a large group', async () => {
    const perfect = { group: 'b', n: 4000, positive: 1, selected: 1 };
    const report = await judged([large('a'), large('c'), perfect], 'parity: { treatment-equality: 10pt }');
    expect(report.verdict).toBe('error');
    expect(findingOf(report, 'bias/treatment-equality/candidate/g=b').message.observed).toContain(
      'no decision is wrong',
    );
  });
});

it('calibration in the large: the gap of what scores miss on average', async () => {
  // Scores are 0.9 and 0.1: a mean of 0.5 and of 0.34 for a half of positives.
  const report = await judged(
    [large('a'), large('b', 0.3, 0.5)],
    'parity: { calibration-in-the-large: { max: 10pt, margin: 3pt } }',
  );
  expect(outcomes(report)).toMatchObject({
    'bias/calibration-in-the-large/candidate/g=b': 'fail',
    'bias/calibration-in-the-large/change/g=b': 'fail',
  });
  const { claim } = findingOf(report, 'bias/calibration-in-the-large/candidate/g=b').leaves[0]!;
  expect((claim as { of: { value: number } }).of.value).toBeCloseTo(0.16, 6);
});

describe('a ranking', () => {
  /** By rank: of the best 600 three of four are a, of the best 3,000 a half, and of the rest. */
  const groupAt = (rank: number): string => {
    if (rank < 600) return rank % 4 < 3 ? 'a' : 'b';
    if (rank < 3000) return rank % 16 < 7 ? 'a' : 'b';
    return rank % 2 === 0 ? 'a' : 'b';
  };
  const lines = (head: string, of: (rank: number) => string): string =>
    `${head}\n${Array.from({ length: 6000 }, (_, rank) => `${rank},${of(rank)}`).join('\n')}\n`;
  const run = async (parity: string, task = 'binary', outputs = ''): Promise<Report> => {
    const [report] = await runOnce({
      'modelgate.yml': `version: 1
data: { test: { path: data.csv, label: y, id: id } }
models: { m: { predictions: made.csv, baseline: before.csv, task: ${task}${outputs} } }
gates: { bias-check: { groups: [g], parity: ${parity} } }
`,
      'data.csv': lines('id,g,y', (rank) => `${groupAt(rank)},${rank % 3 === 0 ? 1 : 0}`),
      'made.csv': lines('id,s', (rank) => (outputs === '' ? String(1 - rank / 6001) : String(rank % 2))),
      // The baseline ranked by nothing.
      'before.csv': lines('id,s', (rank) =>
        outputs === '' ? String((((rank * 2654435761) >>> 0) % 6007) / 6007) : String(rank % 2),
      ),
    });
    return report!;
  };

  it('is judged by the shares of groups among the best scored of all rows', async () => {
    const report = await run('{ top-share: { top: 10%, max: 5pt }, top-share-ratio: { top: 50%, min: 0.8 } }');
    expect(outcomes(report)).toEqual({
      'bias/top-share/candidate/g=a': 'pass',
      'bias/top-share/candidate/g=b': 'fail',
      'bias/top-share-ratio/candidate/g=a': 'pass',
      'bias/top-share-ratio/candidate/g=b': 'pass',
    });
    const { message } = findingOf(report, 'bias/top-share/candidate/g=b');
    expect(message.observed).toContain('450 of 3,000 and 150 of 3,000');
  });

  it('takes the best tenth unless it is told otherwise, and its margin is paired', async () => {
    const report = await run('{ top-share: { max: 5pt, margin: 3pt } }');
    expect(findingOf(report, 'bias/top-share/candidate/g=b').message.observed).toContain('450 of 3,000');
    expect(outcomes(report)['bias/top-share/change/g=b']).toBe('fail');
  });

  it.each(['0%', '100%'])('of the best %s would be the same in every group: the policy says so', async (top) => {
    const report = await run(`{ top-share: { top: ${top}, max: 5pt } }`);
    expect(report.error?.problems).toMatchObject([{ code: 'policy/out-of-range' }]);
  });

  it('of a regression is by its predictions', async () => {
    const report = await run('{ top-share: 5pt }', 'regression');
    expect(findingOf(report, 'bias/top-share/candidate/g=b').outcome).toBe('fail');
  });

  it('needs scores', async () => {
    const report = await run('{ top-share: 5pt }', 'binary', ', outputs: { label: s }');
    expect(report.verdict).toBe('error');
    expect(JSON.stringify(report.findings)).toContain('labels without scores rank nothing');
  });

  it('has no other parameter, and no other disparity has one', async () => {
    const report = await run('{ demographic-parity: { top: 10%, max: 5pt } }');
    expect(report.error?.problems[0]).toMatchObject({ code: 'policy/unknown-key' });
  });
});

it('means of a regression, in the unit of its label', async () => {
  const lines = (head: string, of: (i: number, group: string) => string): string =>
    `${head}\n${Array.from({ length: 6000 }, (_, i) => `${i},${of(i, i % 2 === 0 ? 'a' : 'b')}`).join('\n')}\n`;
  const label = (i: number): number => (Math.floor(i / 2) % 100) / 10;
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { test: { path: data.csv, label: y, id: id } }
models: { m: { predictions: made.csv, baseline: none, task: regression } }
gates: { bias-check: { groups: [g], parity: { mean-prediction: 0.5, mean-error: 0.2 } } }
`,
    'data.csv': lines('id,g,y', (i, g) => `${g},${label(i) + 0.25 * (i % 3)}`),
    // Group b is predicted 0.3 too low.
    'made.csv': lines('id,v', (i, g) => String(label(i) + 0.25 - (g === 'b' ? 0.3 : 0))),
  });
  expect(outcomes(report!)).toMatchObject({
    'bias/mean-error/candidate/g=a': 'pass',
    'bias/mean-error/candidate/g=b': 'fail',
  });
});
