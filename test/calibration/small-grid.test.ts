// The small grid of simulated pull requests through the shipped decide(): no rate that is promised to be at most 5 % is refuted.
import { it } from 'vitest';
import { expectNoneRefuted } from '../fixtures/calibration.ts';

it('rates of wrong blocks and wrong ships', () => {
  expectNoneRefuted('main.ts', 500);
});
