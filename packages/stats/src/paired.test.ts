// McNemar and Tango against statsmodels, mpmath and published tables.
import { describe, expect, it } from 'vitest';
import reference from '../../../test/parity/stats/paired.json' with { type: 'json' };
import { errorAbove, relativeError } from '../../../test/parity/stats/relative-error.ts';
import { mcnemarExact, mcnemarMidP } from './mcnemar.ts';
import { pairedScore, tango } from './tango.ts';

describe('Tango', () => {
  it.each(reference.scores)('b = $b, c = $c, n = $n against $limit: Rao’s score', (row) => {
    expect(errorAbove(1e-12, pairedScore(row.b, row.c, row.n, row.limit), row.z)).toBeLessThan(1e-11);
  });

  it.each(reference.intervals)('b = $b, c = $c, n = $n at $level: the interval inverts it', (row) => {
    const [low, high] = tango(row.b, row.c, row.n, row.level);
    expect(errorAbove(1e-16, low, row.exact[0])).toBeLessThan(1e-11);
    expect(errorAbove(1e-16, high, row.exact[1])).toBeLessThan(1e-11);
  });

  it.each(reference.published)('b = $b, c = $c, n = $n as published', (row) => {
    expect(tango(row.b, row.c, row.n, row.level).map((v) => Number(v.toFixed(3)))).toEqual(row.interval);
  });

  it('is McNemar’s z at no change', () => {
    expect(pairedScore(321, 232, 16281, 0)).toBeCloseTo((321 - 232) / Math.sqrt(321 + 232), 14);
  });
});

describe('McNemar', () => {
  it.each(reference.mcnemar)('b = $b, c = $c: exact by statsmodels, mid-p by SciPy', (row) => {
    expect(relativeError(mcnemarExact(row.b, row.c), row.exact)).toBeLessThan(1e-11);
    expect(relativeError(mcnemarMidP(row.b, row.c), row.midP)).toBeLessThan(1e-11);
  });

  it('is 1 without any row that differs', () => {
    expect([mcnemarExact(0, 0), mcnemarMidP(0, 0)]).toEqual([1, 1]);
  });
});
