// Laws from replicates.
import { quantileSorted } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { seededNormals } from './random.ts';
import { sampledLaw, sampledQuantile, sampledTails } from './sampled.ts';

const next = seededNormals('replicates');
const replicates = Float64Array.from({ length: 10_000 }, next);
const law = sampledLaw(replicates, 'replicates');

describe('a sampled law', () => {
  it('keeps 141 quantiles, ascending, alike in both tails, those of simple-statistics', () => {
    expect(law.probs).toHaveLength(141);
    for (const [i, p] of law.probs.entries()) expect(p + law.probs.at(-1 - i)!).toBeCloseTo(1, 12);
    const sorted = [...replicates].sort((a, b) => a - b);
    for (const [i, p] of law.probs.entries()) {
      expect(law.at[i]).toBeCloseTo(quantileSorted(sorted, p), 12);
      if (i > 0) expect(p).toBeGreaterThan(law.probs[i - 1]);
    }
  });

  it('keeps only what its draws can tell', () => {
    expect(sampledLaw(replicates.subarray(0, 99), 's').probs[0]).toBe(0.01);
    expect(sampledLaw(Float64Array.of(3), 's')).toMatchObject({ probs: [0.5], at: [3], draws: 1 });
  });

  it('stays at its outermost probability beyond its outermost quantile', () => {
    expect(sampledTails(law, -99)).toEqual({ below: 0.0001, above: 0.9999 });
    expect(sampledTails(law, 99).above).toBeCloseTo(0.0001, 12);
    expect([sampledQuantile(law, 1e-6), sampledQuantile(law, 1 - 1e-6)]).toEqual([-Infinity, Infinity]);
  });

  it('counts a step on both sides', () => {
    const steps = sampledLaw(
      Float64Array.from({ length: 1000 }, (_, i) => (i < 250 ? 0 : 1)),
      's',
    );
    const { below, above } = sampledTails(steps, 0);
    expect(Math.abs(below - 0.25)).toBeLessThan(0.011);
    expect(above).toBeGreaterThan(0.99);
    expect(sampledTails(steps, 0.5).below).toBeCloseTo(0.25, 1);
    expect(sampledTails(sampledLaw(new Float64Array(50).fill(2), 's'), 2)).toMatchObject({
      below: expect.closeTo(0.98, 1),
      above: expect.closeTo(0.98, 1),
    });
  });

  it('needs finite replicates', () => {
    expect(() => sampledLaw(new Float64Array(0), 's')).toThrow(RangeError);
    expect(() => sampledLaw(Float64Array.of(1, NaN), 's')).toThrow(RangeError);
  });
});
