// The small grid of drifted tables through the shipped check and decide(): no rate that is promised to be at most 5 % is refuted.
import { it } from 'vitest';
import { expectNoneRefuted } from '../fixtures/calibration.ts';

it('rates of wrong blocks, and of drifts found, beside the peers’ defaults', () => {
  expectNoneRefuted('drift.ts', 120);
});
