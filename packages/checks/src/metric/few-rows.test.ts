// The change of a metric to whose error few rows contribute: Student's t, so that one row refutes nothing.
import { askId, measureScores, type Frame } from '@modelgate/core';
import { pValues } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { metrics } from '../model/index.ts';

const ROWS = 40;
const ask = { metric: 'log-loss', params: {}, of: 'relative-change' } as const;

/** Forty rows that both models score 0.1 but for little noise; the candidate has lost `lost` of the positive ones. */
function changeOf(lost: number) {
  const label = Int32Array.from({ length: ROWS }, (_, i) => (i < 20 ? 1 : 0));
  const right = (i: number): number => (label[i] === 1 ? 0.9 : 0.1) + (i % 7) / 1000;
  const baseline = Float64Array.from({ length: ROWS }, (_, i) => right(i));
  const candidate = baseline.map((p, i) => (i < lost ? 0.2 : p + (i % 2) / 1000));
  const scores = { candidate: { values: candidate, width: 1 }, baseline: { values: baseline, width: 1 } };
  const frame: Frame = { n: ROWS, classes: ['0', '1'], label, scores, groups: {} };
  const request = { asks: [ask], judged: new Set<string>(), metrics, task: 'binary', threshold: 0.5 } as const;
  const found = measureScores(frame, { ...request, identical: false, seed: '' }).estimates[askId(ask)]!;
  if (found.kind === 'unknown') throw new Error(found.reason);
  return found;
}

it.each([
  [1, true],
  [2, true],
  [12, false],
])('%d rows are lost: Student’s t, and no proof of a loss beyond 1 in 1,000: %s', (lost, few) => {
  const change = changeOf(lost);
  const df = change.law.law === 'normal' ? change.law.df : undefined;
  expect(df !== undefined && df < 12).toBe(few);
  expect(change.value).toBeGreaterThan(0.1);
  expect(pValues(change, 'max', 0.1).fail > 0.001).toBe(few);
});
