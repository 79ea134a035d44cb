// Changes as people read them: what is not 0 is not shown as 0.
import { expect, it } from 'vitest';
import { pointsText, relativeText } from './format.ts';

it.each([
  [0, '+0.0 pt'],
  [0.123, '+12 pt'],
  [-0.0052, '−0.5 pt'],
  [-0.0005, '−0.05 pt'],
  [-0.000042, '−0.0042 pt'],
  [0.0000004321, '+0.000043 pt'],
  [-1e-12, '−0.0 pt'],
])('%d is %s', (difference, text) => {
  expect(pointsText(difference)).toBe(text);
});

it('relative changes too', () => {
  expect(relativeText(-0.00001)).toBe('−0.0010 %');
});
