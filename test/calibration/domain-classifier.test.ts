// The small grid of tables told apart by the shipped classifier: no rate that is promised to be at most 5 % is refuted.
import { it } from 'vitest';
import { expectNoneRefuted } from '../fixtures/calibration.ts';

it('rates of wrong blocks, and of a changed correlation found', () => {
  expectNoneRefuted('domain-classifier.ts', 60);
});
