// Fairness: disparities between groups, and their checks.
import type { Check } from '@modelgate/core';
import { disparities } from './disparities.ts';
import type { ParityFacts } from './groups.ts';
import { parityCheck } from './parity-check.ts';

export { disparities, disparity, groupMetrics } from './disparities.ts';
export type { Disparity } from './disparities.ts';
export {
  groupInWords,
  groupsOf,
  groupText,
  JOINT,
  MOST_GROUPS,
  parityDemandOf,
  referenceOf,
  setText,
  ungrouped,
} from './groups.ts';
export type { Compare, Group, GroupSet, ParityDemand, ParityFacts } from './groups.ts';
export { groupMeans } from './group-means.ts';
export { groupRates } from './group-rates.ts';
export { differenceOf, ratioOf } from './pair-estimate.ts';
export { measuresOf } from './pairs.ts';
export type { Measure } from './pairs.ts';
export { isProvable, rowsEachToProve, rowsToProve, SMALLEST_GROUP } from './provable-pairs.ts';
export { populationCheck } from './population-check.ts';
export { inTop, topShare } from './top-share.ts';
export { gapText } from './say-parity.ts';

/** Every disparity's check. */
export const parityChecks: readonly Check<ParityFacts>[] = disparities.map(parityCheck);
