// Distances between two samples against SciPy's and Evidently's values, and the laws that all of them keep.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../../test/parity/stats/distances.json' with { type: 'json' };
import { errorAbove, relativeError } from '../../../../test/parity/stats/relative-error.ts';
import { chiSquareFit, chiSquareHomogeneity, chiSquareSf } from '../chi-square.ts';
import { homogeneityV } from '../cramers-v.ts';
import { jensenShannon } from './jensen-shannon.ts';
import { kolmogorovSf, kolmogorovSmirnov, kolmogorovSmirnovP } from './kolmogorov-smirnov.ts';
import { largestChange } from './largest-change.ts';
import { evidentlyKullbackLeibler, psi } from './psi.ts';
import { wasserstein } from './wasserstein.ts';

/** Relative error; differences below 1e-14 are rounding of shares. */
const error = (actual: number, expected: number): number => errorAbove(1e-14, actual, expected);

describe('SciPy’s values', () => {
  it.each([...reference.tables.entries()])('table %i', (_, { at, reference: c, current: d, ...expected }) => {
    const { statistic, df, p } = chiSquareHomogeneity(c, d);
    const { change, level } = largestChange(c, d);
    const pairs: [number, number][] = [
      [wasserstein(at, c, d), expected.wasserstein],
      [kolmogorovSmirnov(c, d), expected.ks],
      [jensenShannon(c, d), expected.js[0]!],
      [jensenShannon(c, d, 'e'), expected.js[1]!],
      [psi(c, d), expected.psi[0]!],
      [psi(c, d, 'deepchecks'), expected.psi[1]!],
      [statistic, expected.chi[0]!],
      [p, expected.chi[2]!],
      [homogeneityV(c, d), expected.cramer],
      [change, expected.largest[0]!],
    ];
    expect(pairs.map(([actual, of]) => error(actual, of)).filter((e) => !(e < 1e-9))).toEqual([]);
    expect([df, level]).toEqual([expected.chi[1], expected.largest[1]]);
  });

  it.each(reference.exact)('exact: P(D ≥ d) for %i and %i rows', (n, m, d, p) => {
    expect(relativeError(kolmogorovSmirnovP(d!, n!, m!), p!)).toBeLessThan(1e-9);
  });

  it.each(reference.limit)('Kolmogorov’s limit at %d', (x, p) => {
    expect(error(kolmogorovSf(x!), p!)).toBeLessThan(1e-9);
  });

  it.each(reference.chi)('χ² ≥ %d with %i degrees of freedom', (x, df, p) => {
    expect(relativeError(chiSquareSf(x!, df!), p!)).toBeLessThan(1e-9);
  });
});

describe('Evidently’s values of flights, January against July', () => {
  it.each(reference.flights)('$column', ({ reference: c, current: d, bins = [c, d], at, sd, evidently }) => {
    const [before, now] = bins as [number[], number[]];
    expect(relativeError(jensenShannon(before, now, 'e'), evidently.jensenshannon)).toBeLessThan(1e-9);
    expect(relativeError(psi(before, now, 'evidently'), evidently.psi)).toBeLessThan(1e-9);
    expect(relativeError(evidentlyKullbackLeibler(before, now), evidently.kl_div)).toBeLessThan(1e-9);
    const { chisquare, wasserstein: normed } = evidently as { chisquare?: number; wasserstein?: number };
    if (chisquare !== undefined) expect(error(chiSquareFit(c, d).p, chisquare)).toBeLessThan(1e-9);
    if (normed !== undefined) expect(relativeError(wasserstein(at!, c, d) / sd!, normed)).toBeLessThan(1e-9);
  });
});

describe('laws', () => {
  type Table = { readonly c: number[]; readonly d: number[]; readonly at: number[] };
  const tables = fc
    .array(fc.tuple(fc.nat(50), fc.nat(50), fc.double({ min: 0.01, max: 9, noNaN: true })), {
      minLength: 1,
      maxLength: 12,
    })
    .filter((rows) => rows.some(([c]) => c > 0) && rows.some(([, d]) => d > 0))
    .map((rows): Table => {
      let sum = 0;
      return { c: rows.map(([c]) => c), d: rows.map(([, d]) => d), at: rows.map(([, , step]) => (sum += step)) };
    });
  const symmetric: readonly (readonly [string, (table: Table) => number])[] = [
    ['Wasserstein', ({ at, c, d }) => wasserstein(at, c, d)],
    ['Kolmogorov–Smirnov', ({ c, d }) => kolmogorovSmirnov(c, d)],
    ['Jensen–Shannon', ({ c, d }) => jensenShannon(c, d)],
    ['χ²', ({ c, d }) => chiSquareHomogeneity(c, d).statistic],
    ['Cramér’s V', ({ c, d }) => homogeneityV(c, d)],
    ['L∞', ({ c, d }) => largestChange(c, d).change],
  ];

  it.each(symmetric)('%s: symmetric, not negative, 0 between equal samples', (_, of) => {
    fc.assert(
      fc.property(tables, ({ at, c, d }) => {
        expect(of({ at, c, d })).toBeGreaterThanOrEqual(0);
        expect(errorAbove(1e-12, of({ at, c, d }), of({ at, c: d, d: c }))).toBeLessThan(1e-9);
        expect(of({ at, c, d: c })).toBeLessThan(1e-7);
      }),
    );
  });

  it('what is bounded stays in bounds, also for samples with nothing in common', () => {
    const apart = [
      [7, 0],
      [0, 3],
    ] as const;
    expect(jensenShannon(...apart)).toBeCloseTo(1, 12);
    expect(kolmogorovSmirnov(...apart)).toBe(1);
    expect(largestChange(...apart)).toEqual({ change: 1, level: 0 });
    expect(psi(...apart, 'evidently')).toBeGreaterThan(0);
    expect(chiSquareFit([5, 0], [3, 2]).p).toBe(0);
  });

  it('a sample without rows, or rows that are all different, say nothing', () => {
    for (const test of [chiSquareHomogeneity, chiSquareFit]) {
      expect(test([5, 5], [0, 0])).toEqual({ statistic: 0, df: 0, p: 1 });
      expect(test([0, 0], [5, 5])).toEqual({ statistic: 0, df: 0, p: 1 });
    }
    expect(homogeneityV([1, 1, 0], [0, 0, 1])).toBe(0);
  });
});
