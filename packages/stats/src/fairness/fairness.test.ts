// Generalised entropy, differential fairness, shrunk rates and total variation against their definitions, and by their laws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../../test/parity/stats/fairness.json' with { type: 'json' };
import { totalVariation } from '../distance/total-variation.ts';
import { differentialFairness } from './differential-fairness.ts';
import { betweenGroupEntropy, generalizedEntropy } from './generalized-entropy.ts';
import { shrinkRates, type Count } from './shrink-rates.ts';

const DIGITS = 12;
const count: fc.Arbitrary<Count> = fc
  .nat(500)
  .chain((n) => fc.nat(n).map((x) => ({ x, n })))
  .filter(({ n }) => n > 0);
const counts = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(200), { minLength: length, maxLength: length });

function expectAlmost(actual: number | undefined, expected: number | null): void {
  if (expected === null) expect(actual).toBeUndefined();
  else expect(actual).toBeCloseTo(expected, DIGITS);
}

describe('generalised entropy', () => {
  it.each(reference.entropy)('of $counts with $benefits, alpha $alpha', ({ benefits, counts: of, alpha, value }) => {
    expectAlmost(generalizedEntropy(benefits, of, alpha), value);
  });

  it.each(reference.between)('between groups, alpha $alpha', ({ benefits, groups, alpha, value }) => {
    expectAlmost(betweenGroupEntropy(groups, benefits, alpha), value);
  });

  it('is 0 for equal benefits, whatever the unit, and none without rows or benefits', () => {
    fc.assert(
      fc.property(
        counts(3),
        fc.constantFrom(0.5, 1, 2, 3),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (of, alpha, unit) => {
          const value = generalizedEntropy([0, 1, 2], of, alpha);
          const scaled = generalizedEntropy([0, unit, 2 * unit], of, alpha);
          expect(scaled === undefined).toBe(value === undefined);
          if (value !== undefined) expect(scaled).toBeCloseTo(value, 9);
          if (of[1]! > 0) expect(generalizedEntropy([7], [of[1]!], alpha)).toBe(0);
        },
      ),
    );
    expect(generalizedEntropy([1], [0])).toBeUndefined();
    expect(generalizedEntropy([0], [5])).toBeUndefined();
    expect(betweenGroupEntropy([[0, 0, 0]], [0, 1, 2])).toBeUndefined();
  });

  it('between groups is a part of all, and all when groups are alike inside', () => {
    fc.assert(
      fc.property(fc.array(counts(3), { minLength: 1, maxLength: 5 }), fc.constantFrom(1, 2), (groups, alpha) => {
        const all = [0, 1, 2].map((i) => groups.reduce((sum, g) => sum + g[i]!, 0));
        const whole = generalizedEntropy([0, 1, 2], all, alpha);
        if (whole === undefined) return;
        expect(betweenGroupEntropy(groups, [0, 1, 2], alpha)!).toBeLessThanOrEqual(whole + 1e-12);
        const apart = all.map((n, i) => [0, 1, 2].map((j) => (i === j ? n : 0)));
        expect(betweenGroupEntropy(apart, [0, 1, 2], alpha)).toBeCloseTo(whole, DIGITS);
      }),
    );
  });
});

describe('differential fairness', () => {
  it.each(reference.epsilon)('of $counts with $concentration', ({ counts: of, concentration, value }) => {
    expectAlmost(differentialFairness(of, concentration), value);
  });

  it('is 0 for equal groups, finite for empty cells, and grows with every group', () => {
    fc.assert(
      fc.property(counts(3), counts(3), counts(3), (a, b, c) => {
        expect(differentialFairness([a, a])).toBe(0);
        const two = differentialFairness([a, b]);
        expect(two).toBeLessThan(Infinity);
        expect(differentialFairness([a, b, c])).toBeGreaterThanOrEqual(two);
        expect(differentialFairness([b, a])).toBe(two);
      }),
    );
    expect(differentialFairness([])).toBe(0);
  });
});

describe('shrunk rates', () => {
  it.each(reference.shrunk)('of $groups', ({ groups, rates, a, b }) => {
    const shrunk = shrinkRates(groups.map(([x, n]) => ({ x: x!, n: n! })))!;
    for (const [i, rate] of rates.entries()) expect(shrunk.rates[i]).toBeCloseTo(rate, DIGITS);
    if (a === undefined) expect(shrunk.prior).toBeUndefined();
    else expect(Math.abs(shrunk.prior!.a / a - 1) + Math.abs(shrunk.prior!.b / b - 1)).toBeLessThan(1e-10);
  });

  it('lie between the raw rate and the pooled one', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 12 }), (groups) => {
        const pooled = groups.reduce((s, { x }) => s + x, 0) / groups.reduce((s, { n }) => s + n, 0);
        for (const [i, rate] of shrinkRates(groups)!.rates.entries()) {
          const raw = groups[i]!.x / groups[i]!.n;
          expect(rate).toBeGreaterThanOrEqual(Math.min(raw, pooled) - 1e-12);
          expect(rate).toBeLessThanOrEqual(Math.max(raw, pooled) + 1e-12);
        }
      }),
    );
  });

  it('of the smaller of two groups with one raw rate are nearer to the pooled one', () => {
    const { rates } = shrinkRates([
      { x: 1, n: 10 },
      { x: 100, n: 1000 },
      { x: 200, n: 1000 },
    ])!;
    expect(rates[0]).toBeGreaterThan(rates[1]!);
    expect(shrinkRates([{ x: 0, n: 0 }])).toBeUndefined();
    expect(shrinkRates([{ x: 3, n: 4 }])).toEqual({ rates: [0.75] });
    expect(
      shrinkRates([
        { x: 0, n: 9 },
        { x: 0, n: 3 },
      ]),
    ).toEqual({ rates: [0, 0] });
  });
});

it.each(reference.variation)('total variation of $c and $d', ({ c, d, value }) => {
  expect(totalVariation(c, d)).toBeCloseTo(value, DIGITS);
  expect(totalVariation(d, c)).toBe(totalVariation(c, d));
});

it('has no total variation of a side without rows', () => {
  expect(totalVariation([0, 0], [1, 2])).toBeUndefined();
});
