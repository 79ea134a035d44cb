// Rows to settle a claim.
import { describe, expect, it } from 'vitest';
import reference from '../../../test/parity/stats/laws.json' with { type: 'json' };
import type { Known, Law } from './law.ts';
import { normalQuantile, normalUpperQuantile } from './normal.ts';
import { pValues } from './probability.ts';
import { rowsForPairedChange, rowsForSeparateSamples } from './sample-size.ts';
import { sampledLaw } from './sampled.ts';
import { rowsToSettle } from './settle.ts';

function known(value: number, n: number, law: Law): Known {
  return { kind: 'known', value, n, law };
}

const z = normalUpperQuantile(0.05);

/** Proved or refuted at a level. */
function rowsToDecide(estimate: Known, must: 'min' | 'max', limit: number, alpha: number): number | undefined {
  return rowsToSettle(estimate, (at) => {
    const { fail, pass } = pValues(at, must, limit);
    return Math.min(fail, pass) <= alpha;
  });
}

describe('rows that would settle a claim', () => {
  it('follow the square of the distance', () => {
    const share = known(0.83, 100, { law: 'binomial', x: 83, n: 100 });
    expect(rowsToDecide(share, 'min', 0.8, 0.05)).toBe(Math.ceil((z * z * 0.8 * 0.2) / 0.03 ** 2));
    const change = known(0.01, 50, { law: 'normal', se: 0.1, link: 'id' });
    expect(rowsToDecide(change, 'min', 0, 0.05)).toBe(Math.ceil(50 * (z * 10) ** 2));
    expect(rowsToDecide(change, 'max', 0, 0.05)).toBe(Math.ceil(50 * (z * 10) ** 2));
  });

  it('are enough, and one fewer is not', () => {
    const { x1, n1, x2, n2 } = { x1: 12, n1: 40, x2: 20, n2: 80 };
    const e = known(x1 / n1 / (x2 / n2), 120, { law: 'rates', of: 'ratio', x1, n1, x2, n2 });
    const rows = rowsToDecide(e, 'min', 0.8, 0.05) ?? NaN;
    const at = (n: number): number => {
      const m = n / 120;
      return pValues(
        { ...e, law: { law: 'rates', of: 'ratio', x1: x1 * m, n1: n1 * m, x2: x2 * m, n2: n2 * m } },
        'min',
        0.8,
      ).pass;
    };
    expect(at(rows)).toBeLessThanOrEqual(0.05);
    expect(at(rows - 1)).toBeGreaterThan(0.05);
  });

  it('of few clusters gain degrees of freedom too', () => {
    const clustered = known(0.02, 6, { law: 'normal', se: 0.015, df: 5, link: 'id' });
    // t = 1.886 against 1.796 with 11 degrees of freedom; with 5 it would be against 2.015
    expect(rowsToDecide(clustered, 'min', 0, 0.05)).toBe(12);
  });

  it('are counted: what needs so many clusters is settled by so many', () => {
    const clustered = known(0.02, 6, { law: 'normal', se: 0.001, df: 5, link: 'id' });
    expect(rowsToSettle(clustered, ({ n }) => n >= 20)).toBe(20);
  });

  it('of a distance shrink its bias as its error', () => {
    const drift = known(0.25, 500, { law: 'distance', bias: 0.02, se: 0.05 });
    expect(rowsToDecide(drift, 'max', 0.2, 0.05)).toBe(Math.ceil(500 * ((z * 0.05 + 0.02) / 0.05) ** 2));
    expect(rowsToDecide(drift, 'max', 0.3, 0.05)).toBe(Math.ceil(500 * ((z * 0.05) / 0.05) ** 2));
  });

  it('of a resampling shrink its replicates about the value', () => {
    const replicates = Float64Array.from({ length: 2000 }, (_, i) => 0.1 * normalQuantile((i + 0.5) / 2000));
    const rows = rowsToDecide(known(0, 100, sampledLaw(replicates, 's')), 'min', -0.05, 0.05) ?? NaN;
    expect(rows / (100 * (2 * z) ** 2)).toBeCloseTo(1, 1);
  });

  it('are those there are when the claim is settled, and none when no number would do', () => {
    expect(rowsToDecide(known(0.9, 1000, { law: 'binomial', x: 900, n: 1000 }), 'min', 0.8, 0.05)).toBe(1000);
    expect(rowsToDecide(known(0.5, 10, { law: 'exact' }), 'min', 0.8, 0.05)).toBe(10);
    expect(rowsToDecide(known(0.8, 1000, { law: 'binomial', x: 800, n: 1000 }), 'min', 0.8, 0.05)).toBeUndefined();
    expect(rowsToDecide(known(1, 10, { law: 'normal', se: 0, link: 'logit' }), 'min', 0.8, 0.05)).toBeUndefined();
    expect(rowsToDecide(known(0, 100, { law: 'paired', b: 0, c: 0, n: 100 }), 'min', -0.01, 0.05)).toBe(268);
    expect(rowsToDecide(known(0, 0, { law: 'paired', b: 0, c: 0, n: 0 }), 'min', -0.01, 0.05)).toBeUndefined();
  });
});

describe('sample sizes', () => {
  it.each(reference.sampleSize)(
    'discordance $discordance, margin $margin: statsmodels',
    ({ discordance, margin, rows }) => {
      expect(rowsForPairedChange(discordance, { margin, alpha: 0.05, power: 0.8 })).toBe(Math.ceil(rows));
    },
  );

  it.each(reference.separate)('rate $rate, margin $margin on separate rows', ({ rate, margin, rows }) => {
    expect(rowsForSeparateSamples(rate, { margin, alpha: 0.05, power: 0.8 })).toBe(rows);
  });
});
