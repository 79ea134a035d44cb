// Figures beside the decision equal AIF360’s on Adult, to 1e-12.
import { describe, expect, it } from 'vitest';
import { inequalityOf, treatmentRatio, type Confusion } from '@modelgate/checks';
import { differentialFairness } from '@modelgate/stats';
import adult from './adult.json' with { type: 'json' };

const DIGITS = 12;

describe.each(Object.entries(adult.models))('%s', (_, { sex }) => {
  const groups: readonly Confusion[] = Object.values(sex.counts);
  const { aif360 } = sex;

  it('has AIF360’s inequality', () => {
    const { entropy, entropyBetweenGroups, theil, theilBetweenGroups } = inequalityOf(groups);
    expect(entropy).toBeCloseTo(aif360.generalized_entropy_index, DIGITS);
    expect(Math.sqrt(2 * entropy!)).toBeCloseTo(aif360.coefficient_of_variation, DIGITS);
    expect(theil).toBeCloseTo(aif360.theil_index, DIGITS);
    expect(entropyBetweenGroups).toBeCloseTo(aif360.between_group_generalized_entropy_index, DIGITS);
    expect(theilBetweenGroups).toBeCloseTo(aif360.between_group_theil_index, DIGITS);
  });

  it('amplifies the labels’ differential fairness by as much as AIF360 says', () => {
    const decisions = groups.map(({ tn, fp, fn, tp }) => [tn + fn, fp + tp]);
    const labels = groups.map(({ tn, fp, fn, tp }) => [tn + fp, fn + tp]);
    const more = differentialFairness(decisions) - differentialFairness(labels);
    expect(more).toBeCloseTo(aif360.differential_fairness_bias_amplification, DIGITS);
  });

  it('has the treatment ratios of its own counts', () => {
    for (const { fn, fp, tn, tp } of groups) expect(treatmentRatio({ fn, fp, tn, tp })).toBe(fn / fp);
  });
});
