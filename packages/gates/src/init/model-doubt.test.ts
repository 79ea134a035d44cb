// Doubts about a model: only where it surely does worse than one that looks at nothing.
import type { Estimate } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { doubtOf } from './model-doubt.ts';

const rate = (x: number, n: number): Estimate => ({ kind: 'known', value: x / n, n, law: { law: 'binomial', x, n } });
const normal = (value: number, se: number): Estimate => ({
  kind: 'known',
  value,
  n: 1000,
  law: { law: 'normal', se, link: 'id' },
});
const label = { values: { no: 900, yes: 100 }, more: false, nulls: 0 };
const doubt = (known: Readonly<Record<string, Estimate>>): string | undefined => doubtOf(label, (id) => known[id]);

it('is said of an accuracy below the share of the most frequent class, beyond chance', () => {
  expect(doubt({ accuracy: rate(800, 1000) })).toContain('accuracy 0.800, less than 0.900');
  expect(doubt({ accuracy: rate(895, 1000) })).toBeUndefined();
  expect(doubt({ accuracy: rate(950, 1000) })).toBeUndefined();
});

it('is said of a ranking that is turned round, and of values worse than the mean', () => {
  expect(doubt({ 'roc-auc': normal(0.2, 0.02) })).toContain('ROC AUC 0.200');
  expect(doubt({ 'roc-auc': normal(0.49, 0.02) })).toBeUndefined();
  expect(doubt({ r2: normal(-0.4, 0.05) })).toContain('R²');
  expect(doubt({ r2: normal(0.1, 0.05) })).toBeUndefined();
});
