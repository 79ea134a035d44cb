// Did-you-mean: near words, and no guesses.
import { expect, test } from 'vitest';
import { editDistance, nearest } from './suggest.ts';
import { knownElsewhere } from './words-elsewhere.ts';

test.each([
  ['acuracy', 'accuracy'],
  ['accurcay', 'accuracy'],
  ['rocauc', 'roc-auc'],
  ['ROC-AUC', 'roc-auc'],
  ['mim', 'min'],
  ['mxa', 'max'],
])('%s is %s', (written, expected) => {
  expect(nearest(written, ['accuracy', 'roc-auc', 'min', 'max', 'margin'])).toBe(expected);
});

test.each([
  ['accuracy_score', 'accuracy'],
  ['precision_macro_avg', 'precision-macro'],
  ['Demographic_Parity_Difference', 'demographic-parity'],
  ['calibration', 'calibration-error'],
])('%s begins as %s', (written, expected) => {
  const known = [
    'accuracy',
    'precision',
    'precision-macro',
    'demographic-parity',
    'calibration-error',
    'roc-auc',
    'roc-auc-ovr',
  ];
  expect(nearest(written, known)).toBe(expected);
});

test('of several that begin so none is meant, and a beginning ends with a word', () => {
  expect(nearest('equalized', ['equalized-odds', 'equalized-odds-ratio'])).toBe(undefined);
  expect(nearest('accuracyscores', ['accuracy'])).toBe(undefined);
});

test.each(['x', 'zebra', 'minimum-accuracy', 'a'.repeat(1_000_000), ''])('nothing is near %.20s', (written) => {
  expect(nearest(written, ['accuracy', 'min'])).toBe(undefined);
});

test('a swap of neighbours counts one', () => {
  expect(editDistance('ab', 'ba')).toBe(1);
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('', 'abc')).toBe(3);
});

test('two words that share no letter are not near, however short they are', () => {
  expect(nearest('a', ['1', 'b'])).toBe(undefined);
  expect(nearest('a', ['1', 'A'])).toBe('A');
});

test.each([
  ['auc', 'roc-auc'],
  ['mean_squared_error', 'rmse'],
  ['Disparate_Impact', 'impact-ratio'],
  ['not_null', 'nulls'],
  ['isin', 'in'],
  ['int64', 'integer'],
])('other libraries say %s for %s', (written, expected) => {
  expect(knownElsewhere(written, ['roc-auc', 'rmse', 'impact-ratio', 'nulls', 'in', 'integer'])).toBe(expected);
  expect(knownElsewhere(written, ['accuracy'])).toBeUndefined();
});
