// Sampling errors over clusters: what clusters cannot tell is unknown, and sums that are zero but for rounding are zero.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../../test/parity/stats/laws.json' with { type: 'json' };
import { relativeError } from '../../../../test/parity/stats/relative-error.ts';
import { change, single, type Measured } from './estimate.ts';
import { spreadOf, type Influence } from './influence.ts';
import type { ScoreMetric } from './score-metric.ts';
import { RULE_OF_THREE } from './unseen.ts';

const mean = {
  id: 'mean',
  title: 'mean',
  scale: 'share',
  link: 'id',
  range: [-Infinity, Infinity],
  better: 'higher',
} as unknown as ScoreMetric;

/** Of numbers, in clusters if any: their mean, with its influence values. */
function meanOf(values: readonly number[], cluster?: readonly number[]): Measured {
  const value = values.reduce((sum, x) => sum + x, 0) / values.length;
  const phi = Float64Array.from(values, (x) => x - value);
  const clusters = cluster && { cluster: Int32Array.from(cluster) };
  const frame = { n: values.length, ...clusters } as unknown as Influence['frame'];
  return { effect: { value, phi }, influence: { frame, n: values.length, phi } } as unknown as Measured;
}

describe('the standard error of a mean', () => {
  const { n, clusters, se, clusterSe } = reference.mean;
  const x = Array.from({ length: n }, (_, i) => ((i * 7919) % 1009) / 1009 + (i % 12) / 20);
  const errorOf = ({ influence }: Measured): number => {
    const { squares, total } = spreadOf(influence);
    return Math.sqrt(squares) / total;
  };

  it('is NumPy’s where rows are independent', () => {
    expect(relativeError(errorOf(meanOf(x)), se)).toBeLessThan(1e-12);
  });

  it('is statsmodels’ cluster-robust one over clusters', () => {
    const cluster = x.map((_, i) => i % clusters);
    expect(relativeError(errorOf(meanOf(x, cluster)), clusterSe)).toBeLessThan(1e-12);
    expect(single(mean, meanOf(x, cluster), '').estimate).toMatchObject({ n: clusters, law: { df: clusters - 1 } });
  });
});

describe('one cluster', () => {
  const [before, now] = [meanOf([0.3, 0.1, 0.9], [7, 7, 7]), meanOf([0.7, 0.2, 0.1], [7, 7, 7])];

  it('has no sampling error that can be estimated, whatever its rows', () => {
    expect(single(mean, now, '').estimate).toMatchObject({ kind: 'unknown', n: 1 });
    expect(change(now, before).estimate).toMatchObject({ kind: 'unknown', n: 1 });
  });

  it('nor has a law that was drawn from its rows', () => {
    const law = (): { law: 'sampled'; at: number[] } => ({ law: 'sampled', at: [0.2, 0.3] });
    const drawn = { ...now, effect: { ...now.effect, law } } as unknown as Measured;
    expect(single(mean, drawn, '').estimate).toMatchObject({ kind: 'unknown' });
  });
});

it('clusters of equal means do not differ by their rounding: no interval has no width', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 20 }),
      fc.integer({ min: 2, max: 5 }),
      (drawn, clusters) => {
        const values = [...drawn, 0, 1];
        const all = Array.from({ length: clusters }, () => values).flat();
        const measured = meanOf(
          all,
          all.map((_, i) => Math.floor(i / values.length)),
        );
        expect(spreadOf(measured.influence).squares).toBe(0);
        expect(single(mean, measured, '').estimate).toMatchObject({ law: { se: RULE_OF_THREE / clusters } });
      },
    ),
  );
});
