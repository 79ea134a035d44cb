// Standard errors from influence values, clusters, phantom rows.
import { mean, sampleCorrelation, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import reference from '../../../test/parity/stats/laws.json' with { type: 'json' };
import { relativeError } from '../../../test/parity/stats/relative-error.ts';
import { correlations, gram } from './correlation.ts';
import { clusterStandardError, clusterSums, phantomStandardError, standardError } from './influence.ts';

const { n, clusters } = reference.mean;
const cluster = Int32Array.from({ length: n }, (_, i) => i % clusters);
const x = Array.from({ length: n }, (_, i) => ((i * 7919) % 1009) / 1009 + (i % 12) / 20);
const second = x.map((v, i) => ((i * 104729) % 997) / 997 + v / 2);

/** The influence values of a mean are the distances from it. */
function centred(values: readonly number[]): Float64Array {
  const centre = mean(values);
  return Float64Array.from(values, (v) => v - centre);
}

describe('influence values', () => {
  it('give the standard error of a mean', () => {
    expect(relativeError(standardError(centred(x)), reference.mean.se)).toBeLessThan(1e-12);
    expect(standardError(centred(x))).toBeCloseTo(standardDeviation(x) / Math.sqrt(n), 14);
  });

  it('summed within clusters give statsmodels’ cluster-robust one', () => {
    const sums = clusterSums(centred(x), cluster, clusters);
    expect(relativeError(clusterStandardError(sums, n), reference.mean.clusterSe)).toBeLessThan(1e-12);
  });

  it('give correlations; one without spread correlates with none', () => {
    const found = correlations(gram([centred(x), centred(second), new Float64Array(n)]), 3);
    expect(relativeError(found[1], reference.mean.correlation)).toBeLessThan(1e-12);
    expect(relativeError(found[1], sampleCorrelation(x, second))).toBeLessThan(1e-12);
    expect(found).toEqual([1, found[1], 1, 0, 0, 1]);
  });

  it('are the same blocked as in one sum', () => {
    const long = Float64Array.from({ length: 5003 }, (_, i) => Math.cos(i));
    expect(
      relativeError(
        gram([long])[0],
        long.reduce((sum, v) => sum + v * v, 0),
      ),
    ).toBeLessThan(1e-12);
  });

  it('of a change get two phantom rows', () => {
    expect(phantomStandardError(0, 1, 98)).toBeCloseTo(Math.SQRT2 / 100, 15);
    expect(phantomStandardError(50, 1, 1000)).toBeCloseTo(Math.sqrt(52) / 1002, 15);
  });
});
