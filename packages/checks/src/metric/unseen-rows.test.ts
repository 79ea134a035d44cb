// Classes of which a sample shows no error of its own: all rows decided wrongly, or one model never right. They have an error all the same.
import { askId, measureScores, type Ask, type Frame } from '@modelgate/core';
import type { Known } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { metrics } from '../model/index.ts';

const ROWS = 1000;
type Decide = (row: number, label: number) => number;

/** Row i is of the class i mod 2, but the first eight are of the rare class 2. */
function measured(ask: Ask, candidate: Decide, baseline: Decide): Known {
  const label = Int32Array.from({ length: ROWS }, (_, i) => (i < 8 ? 2 : i % 2));
  const scoresOf = (decide: Decide) => {
    const values = new Float64Array(3 * ROWS);
    for (const [i, y] of label.entries()) values[3 * i + decide(i, y)] = 1;
    return { values, width: 3 };
  };
  const scores = { candidate: scoresOf(candidate), baseline: scoresOf(baseline) };
  const frame: Frame = { n: ROWS, classes: ['a', 'b', 'c'], label, scores, groups: {} };
  const request = { asks: [ask], judged: new Set<string>(), metrics, task: 'multiclass', threshold: 0.5 } as const;
  const found = measureScores(frame, { ...request, identical: false, seed: '' }).estimates[askId(ask)]!;
  if (found.kind === 'unknown') throw new Error(found.reason);
  return found;
}

/** A tenth of the common rows is wrong. */
const common: Decide = (i, y) => (i % 10 < 1 ? 1 - y : y);
const never: Decide = (i, y) => (y === 2 ? i % 2 : common(i, y));
const half: Decide = (i, y) => (y === 2 && i % 2 === 1 ? 0 : y === 2 ? 2 : common(i, y));

it.each(['recall-macro', 'f1-macro'])('%s: eight rows that are all wrong, in two ways', (metric) => {
  const { law } = measured({ metric, params: {}, of: 'candidate' }, never, half);
  // By the rule of three 3/(8 + 2) of them might be right, and a third of the average is theirs.
  expect(law.law === 'normal' && law.se).toBeGreaterThan((0.3 / 1.645 / 3) * 0.9);
});

it('F1, changed: the baseline is right on some of the rare rows, the candidate on none', () => {
  const change: Ask = { metric: 'f1-macro', params: {}, of: 'change' };
  const { law } = measured(change, never, half);
  // One row more of the candidate's, from none of eight, moves its F1 by 2/9 and their average by 2/27.
  expect(law.law === 'normal' && law.se).toBeGreaterThan(Math.SQRT2 * (2 / 27) * 0.9);
});
