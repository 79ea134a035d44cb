// The limit of outliers of a measurement, where there is no natural end for min or max.
import type { DataMetric } from '@modelgate/core';
import { countedInWords } from '../data-check/claims.ts';
import { FAR_OUT } from '../data/outliers.ts';
import { beyondFences } from '../data-metric/fences.ts';
import type { Inapplicable, Unsettled, Violations } from '../data-metric/violations.ts';
import { headRoom, shareAbove } from './head-room.ts';
import type { Known, Profile } from './profile.ts';
import { ENOUGH, type Suggestion } from './suggestion.ts';

/** With a larger share of far values, the column is long-tailed and has no outliers. */
const MOST_FAR = 0.05;

/**
 * Whether a column is a measurement, which has many different numbers: with a few, quartiles jump from one to the next.
 */
export function isMeasurement({ kind, counts, distinct, present }: Profile): boolean {
  const numeric = kind === 'number' || kind === 'integer';
  return numeric && present >= ENOUGH && (!counts || 4 * distinct > present);
}

export function farOut(on: string, { column }: Profile): DataMetric<Violations | Inapplicable | Unsettled> {
  return beyondFences(on, column.name, FAR_OUT);
}

export function suggestOutliers(on: string, profile: Profile, known: Known): Suggestion | undefined {
  const found = isMeasurement(profile) ? known(farOut(on, profile)) : undefined;
  if (!found || !('violating' in found) || found.violating > MOST_FAR * found.considered) return undefined;
  const counted = countedInWords({ ...found, noun: ['value', 'values'], shown: false });
  return {
    key: 'outliers',
    value: shareAbove(headRoom(found.violating, found.considered)),
    evidence: `${counted} beyond ${FAR_OUT} interquartile ranges; the rest is room for chance`,
  };
}
