// Slices with hardly any row of one of two classes: what they cannot show refutes nothing.
import { askId, measureScores, type Ask, type Frame } from '@modelgate/core';
import { expect, it } from 'vitest';
import { metrics } from '../model/index.ts';

const ROWS = 60;

/** Two slices of which one has `positives` positive rows, and two models that differ a little everywhere. */
function measured(positives: number, classes: readonly string[] = ['0', '1']) {
  const label = Int32Array.from({ length: 2 * ROWS }, (_, i) => (i < positives || i >= 1.5 * ROWS ? 1 : 0));
  const score = (i: number, shift: number): number => (label[i] === 1 ? 0.8 : 0.2) + ((i + shift) % 7) / 50;
  const values = (shift: number): Float64Array => Float64Array.from({ length: 2 * ROWS }, (_, i) => score(i, shift));
  const frame: Frame = {
    n: 2 * ROWS,
    classes,
    label,
    scores: { candidate: { values: values(0), width: 1 }, baseline: { values: values(3), width: 1 } },
    groups: { part: { codes: Uint8Array.from({ length: 2 * ROWS }, (_, i) => (i < ROWS ? 0 : 1)), names: ['a', 'b'] } },
  };
  const asks: Ask[] = ['accuracy', 'log-loss', 'brier', 'mcc'].flatMap((metric) =>
    ['a', 'b'].map((value) => ({ metric, params: {}, of: 'change' as const, slice: { name: 'part', value } })),
  );
  const request = {
    asks: [...asks, overall],
    judged: new Set<string>(),
    metrics,
    task: 'binary',
    threshold: 0.5,
  } as const;
  const { estimates } = measureScores(frame, { ...request, identical: false, seed: '' });
  return Object.fromEntries(
    [...asks, overall].map((ask) => [`${ask.metric} ${ask.slice?.value ?? ''}`, estimates[askId(ask)]!.kind]),
  );
}

const overall: Ask = { metric: 'brier', params: {}, of: 'change' };

it('with nine positives a change is unknown there, but that of decisions, which are counted', () => {
  expect(measured(9)).toEqual({
    'accuracy a': 'known',
    'accuracy b': 'known',
    'log-loss a': 'unknown',
    'log-loss b': 'known',
    'brier a': 'unknown',
    'brier b': 'known',
    'mcc a': 'unknown',
    'mcc b': 'known',
    'brier ': 'known',
  });
});

it('with ten it is known', () => {
  expect(new Set(Object.values(measured(10)))).toEqual(new Set(['known']));
});

it('losses of one class alone are known from 400 rows on, but not those of a class with two rows of the other', () => {
  const kindOf = (rows: number, positives: number): string => {
    const label = Int32Array.from({ length: rows + 20 }, (_, i) => (i < positives || i >= rows ? 1 : 0));
    const values = (shift: number): Float64Array =>
      Float64Array.from(label, (y, i) => 0.2 + 0.5 * y + ((i + shift) % 7) / 50);
    const frame: Frame = {
      n: label.length,
      classes: ['0', '1'],
      label,
      scores: { candidate: { values: values(0), width: 1 }, baseline: { values: values(3), width: 1 } },
      groups: { part: { codes: Uint8Array.from(label, (_, i) => (i < rows ? 0 : 1)), names: ['a', 'b'] } },
    };
    const ask = { metric: 'brier', params: {}, of: 'relative-change', slice: { name: 'part', value: 'a' } } as const;
    const request = { asks: [ask], judged: new Set<string>(), metrics, task: 'binary', threshold: 0.5 } as const;
    return measureScores(frame, { ...request, identical: false, seed: '' }).estimates[askId(ask)]!.kind;
  };
  expect([kindOf(399, 0), kindOf(400, 0), kindOf(400, 2), kindOf(400, 10)]).toEqual([
    'unknown',
    'known',
    'unknown',
    'known',
  ]);
});
