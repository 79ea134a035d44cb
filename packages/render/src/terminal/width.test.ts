// Columns of a terminal: combining marks take none, wide characters two.
import { expect, it } from 'vitest';
import { columnsOf } from './width.ts';

it.each([
  ['accuracy ≥ 0.80', 15],
  ['e\u0301', 1],
  ['ü', 1],
  ['精度', 4],
  ['👍', 2],
])('%s takes %d', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});
