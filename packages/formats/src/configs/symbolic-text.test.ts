// What sympy or Python may be given to evaluate: sums of sizes, and nothing that reaches for more.
import { expect, test } from 'vitest';
import { onlyComputes } from './symbolic-text.ts';

test.each(['s0 + 2*s1', "Max(1, Symbol('s0'))", 'FloorDiv(s0, 2) - 1', "L['x'].size()[0] <= 64"])(
  '%s only computes',
  (text) => {
    expect(onlyComputes(text)).toBe(true);
  },
);

test.each([
  "__import__('os').system('id')",
  '__builtins__',
  's0.__class__',
  "open('a')",
  '(lambda: 0)()',
  "Symbol('s0')('a')",
  "getattr(s0, 'a')",
  's0; s1',
  '"".join',
])('%s may do more', (text) => {
  expect(onlyComputes(text)).toBe(false);
});
