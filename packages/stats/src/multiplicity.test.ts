// Holm, Benjamini–Hochberg and max-T against statsmodels and SciPy.
import { array, assert, constantFrom, double, integer, oneof, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../test/parity/stats/multiplicity.json' with { type: 'json' };
import { relativeError } from '../../../test/parity/stats/relative-error.ts';
import { benjaminiHochberg } from './bh.ts';
import { factorCorrelation } from './cholesky.ts';
import { correlations } from './correlation.ts';
import { holm } from './holm.ts';
import { gramOf } from './laws.fixture.ts';
import { stepDownMaxT } from './max-t.ts';
import { normalSf, normalUpperQuantile } from './normal.ts';
import { seededNormals } from './random.ts';

const options = { draws: 20_000, seed: 'max-t' };

describe('Holm and Benjamini–Hochberg', () => {
  it.each(reference.lists)('$p is adjusted as by statsmodels', (row) => {
    for (const [i, p] of holm(row.p).entries()) expect(relativeError(p, row.holm[i])).toBeLessThan(1e-14);
    for (const [i, p] of benjaminiHochberg(row.p).entries()) expect(relativeError(p, row.bh[i])).toBeLessThan(1e-14);
  });

  it('keeps an empty family empty', () => {
    expect([holm([]), benjaminiHochberg([]), stepDownMaxT([], [], options)]).toEqual([[], [], []]);
  });
});

describe('step-down max-T', () => {
  it.each(reference.maxT)('z = $z has SciPy’s multivariate normal probabilities', ({ z, lower, adjusted }) => {
    const found = stepDownMaxT(z, lower, { draws: 400_000, seed: 'parity' });
    for (const [i, p] of found.entries()) {
      // Four standard errors of the simulation
      expect(Math.abs(p - adjusted[i])).toBeLessThan(4 * Math.sqrt((adjusted[i] * (1 - adjusted[i])) / 400_000) + 1e-5);
    }
  });

  it('is exact for one statistic', () => {
    expect(stepDownMaxT([2.5], [1], options)).toEqual([normalSf(2.5)]);
  });

  it('takes statistics without bound', () => {
    expect(stepDownMaxT([Infinity, -Infinity, 1], [1, 0, 1, 0, 0, 1], options)).toMatchObject([
      0,
      1,
      expect.closeTo(normalSf(1) * 1.85, 1),
    ]);
  });

  it('sees that a statistic repeated is one statistic', () => {
    const ones = [1, 1, 1, 1, 1, 1];
    for (const p of stepDownMaxT([2, 2, 2], ones, options)) expect(p).toBeCloseTo(normalSf(2), 2);
    expect(Math.max(...stepDownMaxT([2, 2, 2], ones, options))).toBeLessThan(1.2 * normalSf(2));
  });

  it('repeats for a seed', () => {
    const { z, lower } = reference.maxT[4];
    expect(stepDownMaxT(z, lower, options)).toEqual(stepDownMaxT(z, lower, options));
    expect(stepDownMaxT([2, 1.5], [1, 0.5, 1], { draws: 101, seed: 'a' })).not.toEqual(
      stepDownMaxT([2, 1.5], [1, 0.5, 1], { draws: 101, seed: 'b' }),
    );
  });

  it('lies between the raw p-values and Holm’s, in their order', () => {
    const statistic = oneof(double({ min: -3, max: 6, noNaN: true }), constantFrom(0, 2, Infinity, -Infinity));
    assert(
      property(array(statistic, { minLength: 1, maxLength: 6 }), integer({ min: 1, max: 1000 }), (z, start) => {
        const lower = someCorrelation(z.length, start);
        const adjusted = stepDownMaxT(z, lower, { draws: 200, seed: String(start) });
        const raw = z.map(normalSf);
        const least = holm(raw);
        for (const [i, p] of adjusted.entries()) {
          expect(p).toBeGreaterThanOrEqual(raw[i]);
          expect(p).toBeLessThanOrEqual(least[i]);
          for (const [j, q] of adjusted.entries()) if (z[i] > z[j]) expect(p).toBeLessThanOrEqual(q);
        }
      }),
    );
  });

  it('wrongly rejects in a family of true hypotheses as often as it says', () => {
    const next = seededNormals('null families');
    const lower = someCorrelation(5, 3);
    const { rows } = factorCorrelation(lower, 5);
    let rejected = 0;
    for (let family = 0; family < 1000; family++) {
      const g = Float64Array.from({ length: 5 }, next);
      const z = Array.from({ length: 5 }, (_, k) => g.reduce((sum, x, j) => sum + x * rows[k * 5 + j], 0));
      rejected += Number(Math.min(...stepDownMaxT(z, lower, { draws: 400, seed: String(family) })) <= 0.05);
    }
    // 50 expected, with a standard deviation of 7
    expect(rejected).toBeGreaterThan(30);
    expect(rejected).toBeLessThan(72);
  });

  it('refuses what is not a correlation matrix', () => {
    expect(() => stepDownMaxT([1, 2], [1, 0], options)).toThrow(RangeError);
    expect(() => stepDownMaxT([1, 2], [1, 2, 1], options)).toThrow(RangeError);
    expect(() => stepDownMaxT([1, 2], [1, NaN, 1], options)).toThrow(RangeError);
    expect(() => stepDownMaxT([1, 2, 3], [1, -0.9, 1, -0.9, -0.9, 1], options)).toThrow(RangeError);
    expect(() => stepDownMaxT([NaN], [1], options)).toThrow(RangeError);
  });
});

describe('the factor of a correlation matrix', () => {
  it('gives it back, also when rows repeat', () => {
    assert(
      property(integer({ min: 1, max: 8 }), integer({ min: 1, max: 1000 }), (size, start) => {
        const lower = someCorrelation(size, start);
        const { rows } = factorCorrelation(lower, size);
        let at = 0;
        for (let a = 0; a < size; a++) {
          for (let b = 0; b <= a; b++) {
            let sum = 0;
            for (let j = 0; j < size; j++) sum += rows[a * size + j] * rows[b * size + j];
            expect(sum).toBeCloseTo(lower[at++], 9);
          }
        }
      }),
    );
  });

  it('and the normal quantile undo each other at the tails of a family', () => {
    expect(normalSf(normalUpperQuantile(1e-200))).toBeCloseTo(1e-200, 210);
  });
});

/** Correlations of vectors in three dimensions, so that from four on they are semidefinite; every fifth repeats the first. */
function someCorrelation(size: number, start: number): number[] {
  const next = seededNormals(String(start));
  const vectors = Array.from({ length: size }, () => Float64Array.from({ length: 3 }, next));
  return correlations(gramOf(vectors.map((v, k) => (k % 5 === 4 ? vectors[0] : v))), size);
}
