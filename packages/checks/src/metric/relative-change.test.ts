// A relative change is a ratio: on its logarithm both models are alike, and what few rows make up is known as such.
import { askId, measureScores, type Ask, type Frame } from '@modelgate/core';
import { interval, seededUniforms } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { metrics } from '../model/index.ts';

const ask: Ask = { metric: 'brier', params: {}, of: 'relative-change' };

function changeOf(rows: number, positives: number, swapped: boolean, alike = false) {
  const uniform = seededUniforms('relative changes');
  const label = Int32Array.from({ length: rows }, (_, i) => (i < positives ? 1 : 0));
  const [first, second] = [0.3, 0.6].map((by) => Float64Array.from(label, (y) => Math.abs(y - by * uniform())));
  const [candidate, baseline] = swapped ? [second!, first!] : [first!, second!];
  const scores = {
    candidate: { values: candidate, width: 1 },
    baseline: { values: alike ? candidate : baseline, width: 1 },
  };
  const frame: Frame = { n: rows, classes: ['0', '1'], label, scores, groups: {} };
  const request = { asks: [ask], judged: new Set<string>(), metrics, task: 'binary', threshold: 0.5 } as const;
  const found = measureScores(frame, { ...request, identical: false, seed: '' }).estimates[askId(ask)]!;
  if (found.kind === 'unknown') throw new Error(found.reason);
  return found;
}

it('with the models swapped, its interval is that of the inverse ratio', () => {
  const [[low, high], [from, to]] = [false, true].map((swapped) => interval(changeOf(300, 150, swapped), 0.95)) as [
    [number, number],
    [number, number],
  ];
  expect((1 + low) * (1 + to)).toBeCloseTo(1, 10);
  expect((1 + high) * (1 + from)).toBeCloseTo(1, 10);
});

it('tells how many rows the rarer class has where they are fewer than twenty', () => {
  expect([0, 19, 20, 281, 300].map((positives) => changeOf(300, positives, false).rarer)).toEqual([
    0,
    19,
    undefined,
    19,
    0,
  ]);
});

it('has the degrees of freedom that its rows give it', () => {
  const { law } = changeOf(300, 150, false);
  expect(law.law === 'normal' && law.df).toBeGreaterThan(60);
});

it('of two models with the same scores it is 0, with an error and without degrees of freedom', () => {
  const { value, law } = changeOf(300, 150, false, true);
  expect([value, law.law === 'normal' && law.se > 0, 'df' in law]).toEqual([0, true, false]);
});
