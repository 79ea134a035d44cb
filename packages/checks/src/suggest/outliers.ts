// The limit of outliers of a measurement, where there is no natural end for min or max.
import type { DataMetric } from '@modelgate/core';
import { countedInWords } from '../data-check/claims.ts';
import { atLeastShown } from '../data-check/few.ts';
import { FAR_OUT } from '../data/outliers.ts';
import { beyondFences } from '../data-metric/fences.ts';
import type { Inapplicable, Unsettled, Violations } from '../data-metric/violations.ts';
import { headRoom, shareAbove } from './head-room.ts';
import type { Known, Profile } from './profile.ts';
import { ENOUGH, type Suggestion } from './suggestion.ts';

/** With a larger share of far values, the column is long-tailed and has no outliers. */
const MOST_FAR = 0.05;

/** With no number in a larger share of the rows, at least five different ones lie between the quartiles. */
const MOST_EQUAL = 0.1;

/**
 * Whether a column is a measurement: it has many different numbers, or none of them is frequent. Otherwise quartiles jump from one number to
 * the next.
 */
export function isMeasurement(profile: Profile): boolean {
  const { kind, present } = profile;
  const numeric = kind === 'number' || kind === 'integer';
  return numeric && present >= ENOUGH && (hasManyValues(profile) || mostEqual(profile) <= MOST_EQUAL * present);
}

function hasManyValues({ counts, distinct, present }: Profile): boolean {
  return !counts || 4 * distinct > present;
}

function mostEqual({ counts }: Profile): number {
  return Math.max(0, ...(counts?.values() ?? []));
}

export function farOut(on: string, { column }: Profile): DataMetric<Violations | Inapplicable | Unsettled> {
  return beyondFences(on, column.name, FAR_OUT);
}

export function suggestOutliers(on: string, profile: Profile, known: Known): Suggestion | undefined {
  const found = isMeasurement(profile) ? known(farOut(on, profile)) : undefined;
  if (!found || !('violating' in found) || found.violating > MOST_FAR * found.considered) return undefined;
  const counted = countedInWords({ ...found, noun: ['value', 'values'], all: profile.rows, shown: false });
  // Where values repeat, the fences of the next sample may lie a whole step further in.
  const beyond = hasManyValues(profile) ? found.violating : 2 * atLeastShown(found.violating);
  return {
    key: 'outliers',
    value: shareAbove(headRoom(beyond, found.considered)),
    evidence: `${counted} beyond ${FAR_OUT} interquartile ranges; the rest is room for chance`,
  };
}
