// The small grid of what models say through the shipped check and decide(): no rate that is promised to be at most 5 % is refuted.
import { it } from 'vitest';
import { expectNoneRefuted } from '../fixtures/calibration.ts';

it('rates of wrong blocks, and of a drift found', () => {
  expectNoneRefuted('predictions.ts', 120);
});
