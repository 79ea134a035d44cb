// Distribution functions against SciPy and mpmath.
import { assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../test/parity/stats/distributions.json' with { type: 'json' };
import { errorAbove, relativeError } from '../../../test/parity/stats/relative-error.ts';
import { binomialCdf, binomialPmf, binomialSf } from './binomial.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { normalCdf, normalQuantile, normalSf, normalUpperQuantile } from './normal.ts';
import { studentSf, studentUpperQuantile } from './student.ts';

describe('the normal distribution', () => {
  it.each(reference.normal)('P(Z ≤ %d) is mpmath’s', (z, p) => {
    expect(relativeError(normalCdf(z), p)).toBeLessThan(1e-15 * 2);
    expect(relativeError(normalSf(-z), p)).toBeLessThan(1e-15 * 2);
  });

  it.each(reference.normalQuantile)('the quantile at %d is mpmath’s', (p, z) => {
    expect(relativeError(normalQuantile(p), z)).toBeLessThan(1e-15);
    expect(normalUpperQuantile(p)).toBe(-normalQuantile(p));
  });

  it('knows its ends', () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalQuantile(0), normalQuantile(1)]).toEqual([
      0,
      1,
      -Infinity,
      Infinity,
    ]);
  });

  it('goes back and forth', () => {
    assert(
      property(double({ min: -37, max: 8, noNaN: true }), (z) => {
        const p = normalCdf(z);
        const lost = 1e-15 / Math.max(normalCdf(-Math.abs(z)), 1e-300) > 1 ? 1 : 1e-12;
        expect(z > 5 || errorAbove(lost, normalQuantile(p), z) < 1e-9).toBe(true);
      }),
    );
  });
});

describe('Student’s t', () => {
  it.each(reference.student)('P(T > %d) with %d degrees of freedom is mpmath’s', (t, df, p) => {
    expect(relativeError(studentSf(t, df), p)).toBeLessThan(1e-12);
  });

  it.each(reference.studentQuantile)('the upper quantile at %d with %d degrees of freedom is SciPy’s', (p, df, t) => {
    expect(relativeError(studentUpperQuantile(p, df), t)).toBeLessThan(1e-10);
    expect(relativeError(studentUpperQuantile(1 - p, df), -t)).toBeLessThan(1e-3);
  });

  it('keeps its tail where t² is too large for a number: with one degree of freedom it is 1/(πt)', () => {
    expect(relativeError(studentSf(1e200, 1), 1 / (Math.PI * 1e200))).toBeLessThan(1e-12);
    expect(relativeError(studentUpperQuantile(1e-300, 1), 1 / (Math.PI * 1e-300))).toBeLessThan(1e-12);
    expect([studentSf(Infinity, 1), studentSf(-Infinity, 1)]).toEqual([0, 1]);
  });

  it('is the normal for many degrees of freedom', () => {
    expect(studentSf(1.96, 1e12)).toBeCloseTo(normalSf(1.96), 10);
  });
});

describe('the incomplete beta function', () => {
  it.each(reference.beta)('I(%d, %d) at %d has both tails of mpmath', (a, b, x, lower, upper) => {
    const tails = incompleteBeta(a, b, x);
    expect(relativeError(tails.lower, lower)).toBeLessThan(1e-12);
    expect(relativeError(tails.upper, upper)).toBeLessThan(1e-12);
  });

  it('changes sides with its arguments', () => {
    const shape = double({ min: 0.25, max: 1e5, noNaN: true });
    assert(
      property(shape, shape, double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
        const [one, other] = [incompleteBeta(a, b, x), incompleteBeta(b, a, 1 - x, x)];
        expect(errorAbove(1e-300, one.lower, other.upper)).toBeLessThan(1e-12);
        expect(one.lower + one.upper).toBeCloseTo(1, 14);
      }),
    );
  });
});

describe('the binomial distribution', () => {
  it.each(reference.binomial)('%d of %d at %d has mpmath’s tails', (k, n, p, cdf, sf, pmf) => {
    expect(relativeError(binomialCdf(k, n, p), cdf)).toBeLessThan(1e-12);
    expect(relativeError(binomialSf(k, n, p), sf)).toBeLessThan(1e-12);
    expect(relativeError(binomialPmf(k, n, p), pmf)).toBeLessThan(1e-12);
  });

  it('knows its ends', () => {
    expect([0, 0.5, 1].map((p) => binomialPmf(0, 0, p))).toEqual([1, 1, 1]);
    expect([0, 1, 2].map((k) => binomialPmf(k, 2, 1))).toEqual([0, 0, 1]);
  });

  it('sums to its tails', () => {
    assert(
      property(
        integer({ min: 1, max: 60 }),
        integer({ min: 0, max: 60 }),
        double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p) => {
          let sum = 0;
          for (let i = 0; i <= Math.min(k, n); i++) sum += binomialPmf(i, n, p);
          expect(relativeError(binomialCdf(k, n, p), sum)).toBeLessThan(1e-11);
          expect(binomialCdf(k, n, p) + binomialSf(k + 1, n, p)).toBeCloseTo(1, 13);
        },
      ),
    );
  });
});
