// bias-check: disparities of a model between groups, with limits, and whether a change widens them.
import { flipCheck, parityChecks, populationCheck } from '@modelgate/checks';
import type { Gate } from '@modelgate/core';
import { judgeBias } from './judge.ts';
import { lintBiasCheck } from './lint-plan.ts';
import { biasCheckSection } from './section.ts';
import { biasCheckNeeds } from './needs.ts';

export const biasCheck: Gate = {
  id: 'bias-check',
  title: 'Check for bias',
  docs: 'Compares a model between groups of rows, with an interval for every disparity, and judges limits, what a change does to each gap, and groups that are missing from the data.',
  needs: biasCheckNeeds,
  section: biasCheckSection,
  checks: [...parityChecks, populationCheck, flipCheck],
  run: judgeBias,
  lint: lintBiasCheck,
};
