// Labels whose squares are not numbers any more: estimates are numbers or unknown, never NaN or infinite, and so are correlations.
import { metrics } from '@modelgate/checks';
import { askId, measureScores, paramsOf, type Frame } from '@modelgate/core';
import { interval } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';

const ofNumbers = metrics.filter(({ tasks }) => tasks.includes('regression'));

function frameOf(unit: number): Frame {
  const label = Float64Array.from({ length: 200 }, (_, i) => unit * (1 + ((i * 37) % 101) / 101));
  const off = (step: number): Float64Array => label.map((x, i) => x * (1 - ((i * step) % 17) / 100));
  const scores = { candidate: { values: off(13), width: 1 }, baseline: { values: off(29), width: 1 } };
  return { n: 200, classes: [], label, scores, groups: {} };
}

function measured(unit: number) {
  const asks = ofNumbers.flatMap((metric) =>
    (['candidate', 'change', 'relative-change'] as const).map((of) => ({
      metric: metric.id,
      params: paramsOf(metric),
      of,
    })),
  );
  const judged = new Set(asks.map(askId));
  const request = { asks, judged, metrics, task: 'regression', threshold: 0.5, identical: false, seed: 's' } as const;
  return measureScores(frameOf(unit), request);
}

type Estimates = ReturnType<typeof measured>['estimates'];

function shapeOf(estimate: Estimates[string]): number[] {
  if (estimate.kind === 'unknown' || estimate.law.law !== 'normal') throw new Error('no normal law');
  return [estimate.law.df!, estimate.law.skew ?? 0];
}

describe.each([5e-324, 1e-200, 1e-100, 1, 1e80, 1e155, 1e307])('labels about %d', (unit) => {
  const { estimates, correlation } = measured(unit);

  it.each(Object.entries(estimates))('%s', (_, estimate) => {
    if (estimate.kind === 'unknown') expect(estimate.reason).not.toBe('');
    else {
      const { value, law } = estimate;
      const { se, df = 1, skew = 0 } = law.law === 'normal' ? law : { se: 1 };
      expect([value, se, df, skew].every(Number.isFinite)).toBe(true);
      expect(interval(estimate, 0.95).some(Number.isNaN)).toBe(false);
    }
  });

  it('correlations are numbers, of what is known', () => {
    expect(correlation.lower.every((r) => Math.abs(r) <= 1)).toBe(true);
    for (const name of correlation.estimates) expect(estimates[name]!.kind).toBe('known');
  });
});

it('labels of usual size are all known', () => {
  expect(Object.values(measured(1).estimates).filter(({ kind }) => kind === 'unknown')).toEqual([]);
});

it.each([1e-100, 1e80])(
  'labels about %d have the degrees of freedom and the skewness of labels of usual size',
  (unit) => {
    const [usual, other] = [1, unit].map((of) => measured(of).estimates) as [Estimates, Estimates];
    for (const id of ['mae/candidate', 'mae/relative-change', 'rmse/candidate'])
      expect(shapeOf(other[id]!)).toEqual(shapeOf(usual[id]!).map((x) => expect.closeTo(x, 6)));
  },
);

it('a squared error that overflows is said to be too large', () => {
  expect(measured(1e155).estimates['rmse/candidate']).toMatchObject({ reason: expect.stringContaining('too large') });
});
