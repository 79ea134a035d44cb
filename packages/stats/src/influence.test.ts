// Phantom rows, and correlations of influence values.
import { mean, sampleCorrelation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import reference from '../../../test/parity/stats/laws.json' with { type: 'json' };
import { relativeError } from '../../../test/parity/stats/relative-error.ts';
import { correlations } from './correlation.ts';
import { phantomStandardError } from './influence.ts';
import { gramOf } from './laws.fixture.ts';

const { n } = reference.mean;
const x = Array.from({ length: n }, (_, i) => ((i * 7919) % 1009) / 1009 + (i % 12) / 20);
const second = x.map((v, i) => ((i * 104729) % 997) / 997 + v / 2);

/** The influence values of a mean are the distances from it. */
function centred(values: readonly number[], unit = 1): Float64Array {
  const centre = mean([...values]);
  return Float64Array.from(values, (v) => (v - centre) * unit);
}

describe('influence values', () => {
  // The product of two sums of squares of such units is 0, or infinite
  it.each([1, 1e-150, 1e150])('in units of %d give correlations; one without spread correlates with none', (unit) => {
    const found = correlations(gramOf([centred(x, unit), centred(second, unit), new Float64Array(n)]), 3);
    expect(relativeError(found[1], reference.mean.correlation)).toBeLessThan(1e-12);
    expect(relativeError(found[1], sampleCorrelation(x, second))).toBeLessThan(1e-12);
    expect(found).toEqual([1, found[1], 1, 0, 0, 1]);
  });

  it('of a change get two phantom rows', () => {
    expect(phantomStandardError(0, 1, 98)).toBeCloseTo(Math.SQRT2 / 100, 15);
    expect(phantomStandardError(50, 1, 1000)).toBeCloseTo(Math.sqrt(52) / 1002, 15);
  });
});
