// No figure of a count singles out one to four rows, and what is told decides as the real figures do.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countClaim } from './claims.ts';
import { isFew } from './few.ts';

const counts = fc
  .tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.nat({ max: 8 }))
  .map(([violating, kept, missing]) => ({ violating, considered: violating + kept, all: violating + kept + missing }))
  .filter(({ considered }) => considered > 0);
const tolerances = fc.oneof(
  fc.record({ is: fc.constant('share' as const), max: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ is: fc.constant('count' as const), max: fc.nat({ max: 300 }) }),
);

it('of rows that break a rule, that keep it, and that lack a value', () => {
  fc.assert(
    fc.property(counts, tolerances, fc.boolean(), (found, tolerance, shown) => {
      const { violating, considered, all } = found;
      const claim = countClaim({
        ...found,
        tolerance,
        shown,
        noun: ['value', 'values'],
        estimate: 'e',
        about: {},
        role: 'column',
      });
      const real = (tolerance.is === 'share' ? violating / considered : violating) <= tolerance.max;
      if ('fact' in claim) {
        expect(claim.fact).toBe(real ? 'pass' : 'fail');
        return;
      }
      if (!('must' in claim) || claim.of.kind === 'unknown') throw new Error('it is a figure');
      const { value, n } = claim.of;
      expect(value <= claim.limit).toBe(real);
      const told = tolerance.is === 'share' ? Math.round(value * n) : value;
      expect(told).toBe(violating);
      if (shown) expect(n).toBe(considered);
      else expect([told, n - told, all - n].some(isFew)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});
