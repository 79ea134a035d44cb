// Label rates, representation, proxies' ranks and demands that contradict each other: by their laws and by figures worked out by hand.
import { chiSquareHomogeneity, chiSquareSf } from '@modelgate/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import adult from '../../../../test/parity/fairness/adult.json' with { type: 'json' };
import { contradicting, precisionGapOfEqualErrors, type Demanded } from './impossible-together.ts';
import { labelRates, sameRates } from './label-rates.ts';
import { rankProxies } from './proxies.ts';
import { representation } from './representation.ts';

describe('label rates', () => {
  it('are shares of positive labels with intervals', () => {
    const counts = [
      { group: 'a', n: 4, positives: 1 },
      { group: 'b', n: 2, positives: 2 },
      { group: 'nobody', n: 0, positives: 0 },
    ];
    const { groups, difference, p } = labelRates(counts, 0.95);
    expect(groups.map(({ group, n, positives, rate }) => [group, n, positives, rate])).toEqual([
      ['a', 4, 1, 0.25],
      ['b', 2, 2, 1],
    ]);
    expect(difference).toBe(0.75);
    expect(p).toBe(chiSquareHomogeneity([1, 2], [3, 0]).p);
    for (const { rate, interval } of groups) expect(interval[0] <= rate && rate <= interval[1]).toBe(true);
  });

  it('of one class or one group differ by nothing', () => {
    expect(
      sameRates([
        { n: 5, positives: 5 },
        { n: 9, positives: 9 },
      ]),
    ).toBe(1);
    expect(sameRates([{ n: 5, positives: 2 }])).toBe(1);
    expect(labelRates([], 0.95)).toEqual({ groups: [], difference: 0, p: 1 });
  });
});

describe('representation', () => {
  it('compares shares of rows with shares of a population', () => {
    const { groups, p, distance } = representation({ Female: 300, Male: 700 }, { Female: 51, Male: 49 }, 0.95)!;
    expect(groups[0]).toMatchObject({ group: 'Female', rows: 300, share: 0.3, expected: 0.51 });
    expect(groups[0]!.ratio).toBeCloseTo(0.3 / 0.51, 12);
    expect(distance).toBeCloseTo(0.21, 12);
    // Σ (rows − n·share)² / (n·share), one degree of freedom
    expect(p).toBe(chiSquareSf(210 ** 2 / 510 + 210 ** 2 / 490, 1));
  });

  it('names groups that only one side has, and hostile ones', () => {
    const { groups, p } = representation({ a: 10, constructor: 5 }, { a: 0.5, gone: 0.5 }, 0.95)!;
    expect(groups.map(({ group, rows, expected }) => [group, rows, expected])).toEqual([
      ['a', 10, 0.5],
      ['gone', 0, 0.5],
      ['constructor', 5, undefined],
    ]);
    expect(p).toBe(0);
    expect(representation({}, { a: 1 }, 0.95)).toBeUndefined();
    expect(representation({ a: 1 }, { a: 0 }, 0.95)).toBeUndefined();
  });

  it('of the population’s own shares is 1 everywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 6 }), (counts) => {
        const rows = Object.fromEntries(counts.map((n, i) => [`g${i}`, n]));
        const { groups, p, distance } = representation(rows, rows, 0.95)!;
        for (const { ratio } of groups) expect(ratio).toBeCloseTo(1, 12);
        expect(p).toBeCloseTo(1, 12);
        expect(distance).toBeCloseTo(0, 12);
      }),
    );
  });
});

it('proxies rank from the best teller down, without what cannot be measured', () => {
  const auc = (value: number) => ({ by: 'order', statistic: 'auc', value, n: 9 }) as const;
  const told = new Map<string, Parameters<typeof rankProxies>[0] extends ReadonlyMap<string, infer T> ? T : never>([
    ['age', auc(0.6)],
    ['id', { inapplicable: 'too few rows' }],
    ['relationship', auc(0.95)],
    ['b', auc(0.6)],
    ['other', { by: 'order', statistic: 'spearman', value: 1, n: 9 }],
  ]);
  expect(rankProxies(told).map(({ feature }) => feature)).toEqual(['relationship', 'age', 'b']);
});

describe('demands that contradict each other', () => {
  const odds: Demanded = { id: 'equalized-odds', of: ['true-positive-rate', 'false-positive-rate'] };
  const precision: Demanded = { id: 'predictive-parity', of: ['precision'] };
  const parity: Demanded = { id: 'impact-ratio', of: ['selection-rate'] };

  it('ask for equal errors of both classes and an equal meaning of decisions', () => {
    expect(contradicting([parity, odds, precision])).toEqual(['equalized-odds', 'predictive-parity']);
    expect(contradicting([odds, parity])).toEqual([]);
    expect(contradicting([{ id: 'equal-opportunity', of: ['true-positive-rate'] }, precision])).toEqual([]);
    expect(
      contradicting([
        { id: 'a', of: ['false-negative-rate'] },
        { id: 'b', of: ['false-positive-rate'] },
        { id: 'c', of: ['false-omission-rate'] },
      ]),
    ).toEqual(['a', 'b', 'c']);
  });

  it('cost as much precision as the base rates differ', () => {
    const { counts } = adult.models.adult_gb.sex;
    // 11 % of women and 30 % of men earn more; the model finds 2,355 of 3,846 of them and takes 605 of 12,435 others for one
    const [tpr, fpr] = [2355 / 3846, 605 / 12435];
    const ppv = (p: number): number => (p * tpr) / (p * tpr + (1 - p) * fpr);
    expect(precisionGapOfEqualErrors(Object.values(counts))).toBeCloseTo(ppv(3256 / 10860) - ppv(590 / 5421), 12);
    expect(precisionGapOfEqualErrors([{ tn: 0, fp: 0, fn: 1, tp: 1 }])).toBeUndefined();
  });

  it('cost nothing for equal base rates or a perfect model', () => {
    const cell = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(fc.record({ tn: cell, fp: cell, fn: cell, tp: cell }), fc.integer({ min: 2, max: 9 }), (group, k) => {
        const larger = { tn: k * group.tn, fp: k * group.fp, fn: k * group.fn, tp: k * group.tp };
        expect(precisionGapOfEqualErrors([group, larger])).toBeCloseTo(0, 12);
        expect(
          precisionGapOfEqualErrors([
            { ...group, fp: 0, fn: 0 },
            { ...larger, tp: 1, fp: 0, fn: 0 },
          ]),
        ).toBe(0);
      }),
    );
  });
});
