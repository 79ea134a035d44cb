// Pairs of groups: what their sizes can prove, how part and whole vary together, and when a change widened a gap.
import { phantomStandardError, type Known } from '@modelgate/stats';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { differenceOf, ratioOf, standardErrorOf, together } from './pair-estimate.ts';
import { besideRest, isProvable, rowsToProve } from './provable-pairs.ts';
import { wideningOf, type GroupEstimates } from './widening.ts';

const binomial = (x: number, n: number): Known => ({ kind: 'known', value: x / n, n, law: { law: 'binomial', x, n } });
const normal = (value: number, se: number, n = 100): Known => ({
  kind: 'known',
  value,
  n,
  law: { law: 'normal', se, link: 'id' },
});

describe('rows that prove four fifths', () => {
  // With power 0.8 for one pair beside very many rows: z(0.95) + z(0.8) standard errors.
  test.each([
    [0.05, 2360],
    [0.1, 1118],
    [0.2, 497],
    [0.5, 125],
  ])('at a rate of %d: %d', (rate, rows) => {
    expect(rowsToProve(1e12, rate, { form: 'ratio', limit: 0.8, groups: 1 })).toBe(rows);
  });

  // docs/fairness.md has these.
  test.each([
    [0.05, 3268],
    [0.1, 1548],
    [0.2, 688],
    [0.5, 172],
  ])('for both of two groups together, at a rate of %d: %d', (rate, rows) => {
    expect(rowsToProve(1e12, rate, { form: 'ratio', limit: 0.8, groups: 2 })).toBe(rows);
  });

  it('are the fewest that are provable', () => {
    const limit = fc.record({
      form: fc.constantFrom('ratio' as const, 'difference' as const),
      share: fc.double({ min: 0.05, max: 0.3, noNaN: true }),
      groups: fc.integer({ min: 2, max: 16 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1e6 }),
        fc.double({ min: 0.02, max: 0.9, noNaN: true }),
        limit,
        (other, pooled, { form, share, groups }) => {
          const toProve = { form, limit: form === 'ratio' ? 1 - share : share, groups };
          const n1 = rowsToProve(other, pooled, toProve);
          if (n1 === undefined || n1 > other) return;
          expect(isProvable({ n1, n2: other, pooled }, toProve)).toBe(true);
          expect(isProvable({ n1: n1 - 1, n2: other, pooled }, toProve)).toBe(false);
        },
      ),
    );
  });

  it('are none for a group of a few, or for a rate of nothing', () => {
    expect(isProvable({ n1: 29, n2: 1e6, pooled: 0.5 }, { form: 'difference', limit: 0.9, groups: 2 })).toBe(false);
    expect(isProvable({ n1: 1e6, n2: 1e6, pooled: 0 }, { form: 'ratio', limit: 0.8, groups: 2 })).toBe(false);
    expect(rowsToProve(100, 0.05, { form: 'ratio', limit: 0.8, groups: 8 })).toBe(undefined);
  });

  it.each([0, 1])('are none where every row has the rate %i: nothing varies', (pooled) => {
    const toProve = { form: 'difference', limit: 0.1, groups: 2 } as const;
    expect(isProvable({ n1: 1e6, n2: 1e6, pooled }, toProve)).toBe(false);
    expect(rowsToProve(1e6, pooled, toProve)).toBe(undefined);
  });

  it('of a part and its whole are those of the part beside the rest', () => {
    const [share, part, rest] = [0.3, 0.24, 0.5];
    const whole = share * part + (1 - share) * rest;
    const ofWhole = (form: 'difference' | 'ratio', limit: number): number =>
      besideRest({ form, limit, groups: 2 }, share).limit;
    expect(ofWhole('difference', whole - part)).toBeCloseTo(rest - part, 12);
    expect(ofWhole('ratio', part / whole)).toBeCloseTo(part / rest, 12);
  });
});

describe('two groups', () => {
  it('of rows that count alike have exact laws', () => {
    const pair = { low: binomial(10, 100), high: binomial(30, 150) };
    const difference = differenceOf(pair, { kind: 'none' });
    expect(difference.law).toEqual({ law: 'rates', of: 'difference', x1: 30, n1: 150, x2: 10, n2: 100 });
    expect(difference.value).toBeCloseTo(0.1, 12);
    expect(ratioOf(pair, { kind: 'none' })).toMatchObject({
      value: 0.5,
      law: { law: 'rates', of: 'ratio', x1: 10, n1: 100 },
    });
  });

  it('have no ratio to a rate of 0', () => {
    expect(ratioOf({ low: binomial(0, 50), high: binomial(0, 50) }, { kind: 'none' }).kind).toBe('unknown');
  });

  it('of which one is a part of the other vary as the part and the rest do', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        fc.double({ min: 0.001, max: 0.1, noNaN: true }),
        fc.double({ min: 0.001, max: 0.1, noNaN: true }),
        (share, inPart, inRest) => {
          const inWhole = Math.hypot(share * inPart, (1 - share) * inRest);
          const se = together(inPart, inWhole, { kind: 'part', share, part: 'low' });
          expect(se).toBeCloseTo((1 - share) * Math.hypot(inPart, inRest), 10);
        },
      ),
    );
  });

  it('of shared clusters are never taken for independent', () => {
    expect(together(0.03, 0.04, { kind: 'clusters' })).toBeCloseTo(0.07, 12);
    expect(together(0.03, 0.04, { kind: 'none' })).toBeCloseTo(0.05, 12);
  });
});

describe('a change', () => {
  const group = (candidate: number, baseline: number): GroupEstimates => ({
    candidate: normal(candidate, 0.02),
    baseline: normal(baseline, 0.02),
    change: normal(candidate - baseline, 0.01),
  });

  it('that leaves both groups as they were widens nothing, exactly', () => {
    const same = (value: number): GroupEstimates => ({
      candidate: normal(value, 0.02),
      baseline: normal(value, 0.02),
      change: { kind: 'known', value: 0, n: 9, law: { law: 'exact' } },
    });
    expect(wideningOf(same(0.4), same(0.6), { kind: 'none' })).toMatchObject({ value: 0, law: { law: 'exact' } });
  });

  it('moves the gap by the difference of what both groups gain', () => {
    const widened = wideningOf(group(0.4, 0.5), group(0.65, 0.6), { kind: 'none' });
    expect(widened.value).toBeCloseTo(0.15, 12);
    expect(standardErrorOf(widened)).toBeCloseTo(Math.hypot(0.01, 0.01), 6);
  });

  it('that turns the gap round is as wide as the sum of both gaps is uncertain', () => {
    const turned = wideningOf(group(0.6, 0.5), group(0.5, 0.55), { kind: 'none' });
    expect(turned.value).toBeCloseTo(0.05, 12);
    const [one, paired] = [2 * 0.02 ** 2, 2 * 0.01 ** 2];
    expect(standardErrorOf(turned)).toBeCloseTo(Math.sqrt(2 * one + 2 * one - paired), 6);
  });

  it('does not depend on which group is named first', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const [one, other] = [group(a, b), group(c, d)];
        const [x, y] = [wideningOf(one, other, { kind: 'none' }), wideningOf(other, one, { kind: 'none' })];
        expect(x).toEqual(y);
      }),
    );
  });

  it('varies as the changes of its rows do', () => {
    const [b, c, n] = [7, 3, 40];
    const value = (b - c) / n;
    const gained: GroupEstimates = {
      candidate: binomial(20, n),
      baseline: binomial(16, n),
      change: { kind: 'known', value, n, law: { law: 'paired', b, c, n } },
    };
    const same: GroupEstimates = {
      candidate: normal(0.9, 0.02),
      baseline: normal(0.9, 0.02),
      change: { kind: 'known', value: 0, n, law: { law: 'exact' } },
    };
    const rows = Array.from({ length: n }, (_, i) => (i < b ? 1 : i < b + c ? -1 : 0));
    const squares = rows.reduce<number>((sum, change) => sum + (change - value) ** 2, 0);
    expect(standardErrorOf(wideningOf(gained, same, { kind: 'none' }))).toBeCloseTo(
      phantomStandardError(squares, 1 + value, n),
      9,
    );
  });

  it('of no discordant row is still uncertain', () => {
    const same = (x: number, n: number): GroupEstimates => ({
      candidate: binomial(x, n),
      baseline: binomial(x, n),
      change: { kind: 'known', value: 0, n, law: { law: 'paired', b: 0, c: 0, n } },
    });
    expect(standardErrorOf(wideningOf(same(3, 30), same(6, 30), { kind: 'none' }))).toBeCloseTo(
      Math.sqrt(2) * (Math.sqrt(2) / 32),
      6,
    );
  });
});
