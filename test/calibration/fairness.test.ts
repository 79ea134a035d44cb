// The small grid of groups through the shipped checks and decide(): no rate that is promised to be at most 5 % is refuted.
import { it } from 'vitest';
import { expectNoneRefuted } from '../fixtures/calibration.ts';

it('rates of wrong blocks, of limits passed as proved though they are broken, and of intervals that miss', () => {
  expectNoneRefuted('fairness.ts', 500);
});
