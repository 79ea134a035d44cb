// Fisher's exact test and the pooled z test against SciPy, sums of whole numbers and statsmodels.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../test/parity/stats/fairness.json' with { type: 'json' };
import { relativeError } from '../../../test/parity/stats/relative-error.ts';
import { fisherExact } from './fisher.ts';
import { twoProportionZ } from './two-proportion-z.ts';

type Table = [number, number, number, number];

const row = (most: number): fc.Arbitrary<[number, number]> =>
  fc.nat(most).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
const table = (most: number): fc.Arbitrary<Table> =>
  fc.tuple(row(most), row(most)).map(([[x1, n1], [x2, n2]]) => [x1, n1, x2, n2]);

function choose(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return value;
}

function bySum([x1, n1, x2, n2]: Table): number {
  const all = Array.from({ length: n1 + 1 }, (_, x) => choose(n1, x) * choose(n2, x1 + x2 - x));
  const terms = all.filter((_, x) => x1 + x2 - x >= 0 && x1 + x2 - x <= n2);
  const own = choose(n1, x1) * choose(n2, x2);
  return terms.filter((t) => t <= own * (1 + 1e-9)).reduce((a, b) => a + b, 0) / choose(n1 + n2, x1 + x2);
}

describe('Fisher’s exact test', () => {
  it.each(reference.tables)('$table is SciPy’s', ({ table: t, scipy, exact }) => {
    const p = fisherExact(...(t as Table));
    if (exact !== null) expect(relativeError(p, exact)).toBeLessThan(1e-10);
    expect(relativeError(p, scipy)).toBeLessThan(1e-9);
  });

  it('is the sum over all tables with the same margins', () => {
    fc.assert(
      fc.property(table(14), (t) => {
        expect(relativeError(fisherExact(...t), bySum(t))).toBeLessThan(1e-9);
      }),
    );
  });

  it('does not care which row or which outcome comes first', () => {
    fc.assert(
      fc.property(table(3000), ([x1, n1, x2, n2]) => {
        const p = fisherExact(x1, n1, x2, n2);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        for (const same of [fisherExact(x2, n2, x1, n1), fisherExact(n1 - x1, n1, n2 - x2, n2)])
          expect(Math.abs(same - p)).toBeLessThanOrEqual(1e-9 * p);
      }),
    );
  });

  it('underflows to 0 and never to NaN', () => {
    expect(fisherExact(0, 1_000_000, 1_000_000, 1_000_000)).toBe(0);
    expect(fisherExact(0, 0, 0, 0)).toBe(1);
  });
});

describe('the pooled z test', () => {
  it.each(reference.tables)('$table is statsmodels’', ({ table: t, z }) => {
    expect(Math.abs(twoProportionZ(...(t as Table)) - (z ?? 0))).toBeLessThan(1e-12);
  });

  it('changes its sign with the rows', () => {
    fc.assert(
      fc.property(table(3000), ([x1, n1, x2, n2]) => {
        fc.pre(n1 > 0 && n2 > 0);
        expect(twoProportionZ(x1, n1, x2, n2)).toBeCloseTo(-twoProportionZ(x2, n2, x1, n1), 12);
      }),
    );
  });
});
