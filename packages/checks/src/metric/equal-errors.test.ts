// A regression whose errors are all equal: a clear value, with the error that another row might have; without any error it is exact.
import { askId, measureScores, type Ask, type Frame } from '@modelgate/core';
import type { Estimate } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { metrics } from '../model/index.ts';

/** The mean absolute error of `rows` rows whose predictions are all `off` by as much. */
function measured(rows: number, off: number, of: Ask['of'] = 'candidate', baselineOff = 3): Estimate {
  const label = Float64Array.from({ length: rows }, (_, i) => (i % 17) + 1);
  const scoresOf = (by: number) => ({ values: label.map((x) => x + by), width: 1 });
  const scores = { candidate: scoresOf(off), baseline: scoresOf(baselineOff) };
  const frame: Frame = { n: rows, classes: [], label, scores, groups: {} };
  const ask: Ask = { metric: 'mae', params: {}, of };
  const request = { asks: [ask], judged: new Set<string>(), metrics, task: 'regression', threshold: 0.5 } as const;
  return measureScores(frame, { ...request, identical: false, seed: '' }).estimates[askId(ask)]!;
}

it('is that error, and by the rule of three 3 of n rows may be off by twice as much, or not at all', () => {
  const law = { law: 'normal', se: expect.closeTo((2 * 3) / 1.645 / 200, 6), link: 'id', least: 0 };
  expect(measured(200, 2)).toEqual({ kind: 'known', value: 2, n: 200, law });
  expect(measured(200, 2, 'relative-change')).toMatchObject({ kind: 'known', value: expect.closeTo(-1 / 3, 12) });
});

it('0 is exact, but of a few rows unknown', () => {
  expect(measured(20, 0)).toEqual({ kind: 'known', value: 0, n: 20, law: { law: 'exact' } });
  expect(measured(19, 0)).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('fewer than 20 rows') });
  expect(measured(200, 0, 'relative-change', 0)).toMatchObject({ kind: 'unknown' });
});
