// Did-you-mean: near words, and no guesses.
import { expect, test } from 'vitest';
import { editDistance, nearest } from './suggest.ts';

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
