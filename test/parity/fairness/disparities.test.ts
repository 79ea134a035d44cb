// Disparities of decisions equal fairlearn's, AIF360's and Aequitas's on Adult, to 1e-12, where they define them alike.
import {
  disparityBetween,
  rateOf,
  selectedIn,
  together,
  type Confusion,
  type DecisionRate,
  type Form,
} from '@modelgate/checks';
import { describe, expect, it } from 'vitest';
import adult from './adult.json' with { type: 'json' };

const DIGITS = 12;

/** Our rate of each of their names. */
const fairlearnRates = {
  'selection-rate': 'selection-rate',
  'true-positive-rate': 'tpr',
  'false-positive-rate': 'fpr',
  'false-negative-rate': 'fnr',
  accuracy: 'accuracy',
  precision: 'ppv',
  'negative-predictive-value': 'npv',
} as const;
const ids = Object.keys(fairlearnRates) as (keyof typeof fairlearnRates)[];
const theirs = (id: keyof typeof fairlearnRates): string => fairlearnRates[id];

interface Frame {
  readonly overall: Readonly<Record<string, number>>;
  readonly by_group: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}

const cases = Object.entries(adult.models).flatMap(([model, sets]) =>
  Object.entries(sets).map(([by, { counts, fairlearn }]) => ({
    model,
    by,
    counts: counts as Readonly<Record<string, Confusion>>,
    fairlearn: fairlearn as unknown as Frame & Readonly<Record<string, number & Readonly<Record<string, number>>>>,
  })),
);

describe.each(cases)('fairlearn: $model by $by', ({ counts, fairlearn }) => {
  const groups = Object.values(counts);

  it('has the rates of every group and of all rows', () => {
    for (const id of ids) {
      expect(rateOf(id, together(groups))).toBeCloseTo(fairlearn.overall[theirs(id)]!, DIGITS);
      for (const [name, group] of Object.entries(counts)) {
        const expected = fairlearn.by_group[name]![theirs(id)] ?? null;
        const rate = rateOf(id, group);
        // A rate of no rows has no value here; fairlearn's own rates are 0 then
        if (expected === null || rate === undefined) expect([undefined, null, 0]).toContain(rate ?? expected);
        else expect(rate).toBeCloseTo(expected, DIGITS);
      }
    }
  });

  it('has the differences and ratios between groups', () => {
    for (const id of ids) {
      expect(disparityBetween(groups, [id], 'difference')).toBeCloseTo(
        fairlearn['difference_between_groups']![theirs(id)]!,
        DIGITS,
      );
      expect(disparityBetween(groups, [id], 'ratio')).toBeCloseTo(
        fairlearn['ratio_between_groups']![theirs(id)]!,
        DIGITS,
      );
      for (const form of ['difference', 'ratio'] as const)
        expect(disparityBetween(groups, [id], form, 'to-overall')).toBeCloseTo(
          fairlearn[`${form}_to_overall`]![theirs(id)]!,
          DIGITS,
        );
    }
  });

  it.each<readonly [string, readonly DecisionRate[], Form]>([
    ['demographic_parity_difference', ['selection-rate'], 'difference'],
    ['demographic_parity_ratio', ['selection-rate'], 'ratio'],
    ['equalized_odds_difference', ['true-positive-rate', 'false-positive-rate'], 'difference'],
    ['equalized_odds_ratio', ['true-positive-rate', 'false-positive-rate'], 'ratio'],
    ['equal_opportunity_difference', ['true-positive-rate'], 'difference'],
    ['equal_opportunity_ratio', ['true-positive-rate'], 'ratio'],
  ])('has its %s', (name, rates, form) => {
    expect(disparityBetween(groups, rates, form)).toBeCloseTo(fairlearn[`${name}/between_groups`]!, DIGITS);
  });
});

describe.each(Object.entries(adult.models))('AIF360: %s by sex', (_, { sex }) => {
  it('has its differences and ratios, women less men', () => {
    const { Female: w, Male: m } = sex.counts;
    const less = (id: DecisionRate): number => rateOf(id, w)! - rateOf(id, m)!;
    const { aif360 } = sex;
    expect(less('selection-rate')).toBeCloseTo(aif360.statistical_parity_difference, DIGITS);
    expect(rateOf('selection-rate', w)! / rateOf('selection-rate', m)!).toBeCloseTo(aif360.disparate_impact, DIGITS);
    expect(less('true-positive-rate')).toBeCloseTo(aif360.equal_opportunity_difference, DIGITS);
    expect(less('false-positive-rate')).toBeCloseTo(aif360.false_positive_rate_difference, DIGITS);
    expect(less('false-discovery-rate')).toBeCloseTo(aif360.false_discovery_rate_difference, DIGITS);
    expect(less('false-omission-rate')).toBeCloseTo(aif360.false_omission_rate_difference, DIGITS);
    expect(-less('accuracy')).toBeCloseTo(aif360.error_rate_difference, DIGITS);
    expect((1 - rateOf('accuracy', w)!) / (1 - rateOf('accuracy', m)!)).toBeCloseTo(aif360.error_rate_ratio, DIGITS);
    const odds = disparityBetween([w, m], ['true-positive-rate', 'false-positive-rate'], 'difference');
    expect(odds).toBeCloseTo(aif360.equalized_odds_difference, DIGITS);
  });
});

const aequitasRates: Readonly<Record<string, DecisionRate>> = {
  pprev: 'selection-rate',
  tpr: 'true-positive-rate',
  fpr: 'false-positive-rate',
  fnr: 'false-negative-rate',
  fdr: 'false-discovery-rate',
  for: 'false-omission-rate',
  precision: 'precision',
  npv: 'negative-predictive-value',
};

describe.each(
  Object.entries(adult.models).flatMap(([model, { sex, race }]) => [
    { model, by: 'sex', set: sex },
    { model, by: 'race', set: race },
  ]),
)('Aequitas: $model by $by', ({ set }) => {
  it('has its rates, and its disparities to the reference group', () => {
    const counts: Readonly<Record<string, Confusion>> = set.counts;
    const { reference, groups, disparities } = set.aequitas as unknown as Aequitas;
    const all = Object.values(counts).reduce((sum, group) => sum + selectedIn(group), 0);
    for (const [name, group] of Object.entries(counts)) {
      for (const [their, our] of Object.entries(aequitasRates)) {
        expect(rateOf(our, group)).toBeCloseTo(groups[name]![their]!, DIGITS);
        expect(rateOf(our, group)! / rateOf(our, counts[reference]!)!).toBeCloseTo(disparities[name]![their]!, DIGITS);
      }
      expect(selectedIn(group) / all).toBeCloseTo(groups[name]!['ppr']!, DIGITS);
    }
  });
});

interface Aequitas {
  readonly reference: string;
  readonly groups: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly disparities: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
