// The small grid of limits at the truth where few rows decide: no rate that is promised to be at most 5 % is refuted.
import { it } from 'vitest';
import { expectNoneRefuted } from '../fixtures/calibration.ts';

it('rates of limits at the truth that are proved, and that fail', () => {
  expectNoneRefuted('skewed.ts', 200);
});
