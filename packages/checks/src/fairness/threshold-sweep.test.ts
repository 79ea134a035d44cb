// The threshold sweep counts as a decision of every row does, at thresholds that can be written down.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectedIn, type Confusion } from './confusion.ts';
import { atThresholds, MOST_CUTS, type Scored } from './threshold-cuts.ts';
import { thresholdSweep, type Swept } from './threshold-sweep.ts';

const GROUPS = 3;
const score = fc.oneof(fc.constantFrom(0, 0.25, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const rows: fc.Arbitrary<Scored> = fc
  .array(fc.tuple(score, fc.nat(1), fc.nat(GROUPS - 1), fc.integer({ min: 0, max: 3 })), {
    minLength: 1,
    maxLength: 60,
  })
  .map((all) => ({
    scores: Float64Array.from(all, ([s]) => s),
    positive: Uint8Array.from(all, ([, y]) => y),
    groups: Uint8Array.from(all, ([, , g]) => g),
    groupCount: GROUPS,
    weight: Float64Array.from(all, ([, , , w]) => w + 1),
  }));

function decided(of: Scored, threshold: number): Confusion[] {
  const out = Array.from({ length: GROUPS }, () => ({ tn: 0, fp: 0, fn: 0, tp: 0 }));
  for (const [i, s] of of.scores.entries()) {
    const selected = s > threshold;
    const cell = of.positive[i] ? (selected ? 'tp' : 'fn') : selected ? 'fp' : 'tn';
    out[of.groups[i]!]![cell] += of.weight ? of.weight[i]! : 1;
  }
  return out;
}

const rate = (group: Confusion): number => selectedIn(group) / (group.tn + group.fp + group.fn + group.tp);
const ratio: Swept = {
  id: 'impact-ratio',
  of: (groups) => {
    const rates = groups.map(rate).filter((r) => !Number.isNaN(r));
    return Math.max(...rates) > 0 ? Math.min(...rates) / Math.max(...rates) : undefined;
  },
  keeps: (value) => value >= 0.8,
};

describe('decisions at thresholds', () => {
  it('are those of every row', () => {
    fc.assert(
      fc.property(rows, score, (of, used) => {
        const seen = atThresholds(of, used, (threshold, groups) => ({ threshold, groups: structuredClone(groups) }));
        for (const { threshold, groups } of seen) expect(groups).toEqual(decided(of, threshold));
        const thresholds = seen.map(({ threshold }) => threshold);
        expect(thresholds).toEqual([...new Set(thresholds)].sort((a, b) => a - b));
        expect(thresholds).toContain(used);
        const distinct = new Set(of.scores).size;
        expect([distinct, distinct + 1]).toContain(seen.length);
      }),
    );
  });

  it('leave nothing of fractional weights where nobody is selected', () => {
    const weight = Float64Array.of(0.1, 0.2, 0.3, 0.7);
    const of: Scored = {
      scores: Float64Array.of(1, 2, 3, 4),
      positive: new Uint8Array(4),
      groups: new Uint8Array(4),
      groupCount: 1,
      weight,
    };
    expect(atThresholds(of, 2, (_, groups) => groups[0]!.fp).at(-1)).toBe(0);
  });

  it('have thresholds of few digits', () => {
    const of: Scored = {
      scores: Float32Array.of(0.43127, 0.4413, 0.9),
      positive: Uint8Array.of(0, 1, 1),
      groups: new Uint8Array(3),
      groupCount: 1,
    };
    expect(atThresholds(of, 0.5, (threshold) => threshold)).toEqual([0.44, 0.5, 0.8999999761581421]);
  });

  it('of many scores stand at every thousandth of the rows', () => {
    const n = 50_000;
    const of: Scored = {
      scores: Float64Array.from({ length: n }, (_, i) => i / n),
      positive: new Uint8Array(n),
      groups: new Uint8Array(n),
      groupCount: 1,
    };
    const selected = atThresholds(of, 0.123456, (_, groups) => groups[0]!.fp);
    expect(selected.length).toBeLessThanOrEqual(MOST_CUTS + 2);
    const steps = selected.slice(1).map((value, i) => selected[i]! - value);
    expect(Math.max(...steps)).toBeLessThanOrEqual(n / MOST_CUTS + 1);
  });
});

describe('the sweep', () => {
  it('finds the most accurate threshold that keeps the limits, and never one that does not', () => {
    fc.assert(
      fc.property(rows, score, (of, used) => {
        const sweep = thresholdSweep(of, used, [ratio])!;
        const all = atThresholds(of, used, (threshold) => threshold).map((threshold) => {
          const groups = decided(of, threshold);
          const right = groups.reduce((sum, g) => sum + g.tn + g.tp, 0);
          const value = ratio.of(groups);
          return { threshold, right, keeps: value !== undefined && ratio.keeps(value) };
        });
        const best = Math.max(...all.filter(({ keeps }) => keeps).map(({ right }) => right));
        expect(all.find(({ threshold }) => threshold === sweep.best?.threshold)?.right ?? -Infinity).toBe(best);
        for (const { threshold, keeps } of all)
          expect(sweep.within.some(([from, to]) => from <= threshold && threshold <= to)).toBe(keeps);
        expect(sweep.used.threshold).toBe(used);
      }),
    );
  });

  it('holds at most 200 points, with the one in use, the best and the ends', () => {
    const n = 30_000;
    const scores = Float64Array.from({ length: n }, (_, i) => ((i * 7919) % n) / n);
    const positive = Uint8Array.from(scores, (s, i) => Number(s + ((i * 31) % 100) / 200 > 0.7));
    const groups = Uint8Array.from(scores, (s, i) => Number(s > 0.3 && i % 3 === 0));
    const sweep = thresholdSweep({ scores, positive, groups, groupCount: 2 }, 0.5, [ratio])!;
    expect(sweep.points.length).toBeLessThanOrEqual(200);
    expect(sweep.points.length).toBeGreaterThan(150);
    expect(sweep.points).toContain(sweep.used);
    expect(sweep.points).toContain(sweep.best);
    expect(sweep.points[0]!.selectionRate).toBeGreaterThan(0.99);
    expect(sweep.points.at(-1)!.selectionRate).toBe(0);
    expect(sweep.points.at(-1)!.disparities).toEqual({ 'impact-ratio': null });
    expect(sweep.points.at(-1)!.keeps).toBe(false);
  });

  it('is none without rows', () => {
    const none: Scored = {
      scores: new Float64Array(),
      positive: new Uint8Array(),
      groups: new Uint8Array(),
      groupCount: 0,
    };
    expect(thresholdSweep(none, 0.5, [ratio])).toBeUndefined();
  });
});
