// Labels whose squares are not numbers any more: estimates are numbers or unknown, never NaN or infinite, and so are correlations.
import { metrics } from '@modelgate/checks';
import { askId, measureScores, paramsOf, type Frame } from '@modelgate/core';
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

describe.each([5e-324, 1e-200, 1, 1e155, 1e307])('labels about %d', (unit) => {
  const { estimates, correlation } = measured(unit);

  it.each(Object.entries(estimates))('%s', (_, estimate) => {
    if (estimate.kind === 'unknown') expect(estimate.reason).not.toBe('');
    else {
      const { value, law } = estimate;
      expect([value, law.law === 'normal' ? law.se : 1].every(Number.isFinite)).toBe(true);
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
