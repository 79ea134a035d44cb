// Which pairs of groups are large enough to prove a limit, judged by counts and the pooled rate alone; and the rows that would be needed.
import { normalQuantile, normalUpperQuantile } from '@modelgate/stats';
import type { Form } from './decision-rates.ts';

/** Groups with fewer rows in the relevant denominator are only guarded. */
export const SMALLEST_GROUP = 30;

/** With fewer expected hits no ratio is proved. */
const FEWEST_HITS = 10;

export interface PairSize {
  readonly n1: number;
  readonly n2: number;
  /** The rate of all groups together, 0 … 1. */
  readonly pooled: number;
}

export interface LimitToProve {
  readonly form: Form;
  readonly limit: number;
  readonly groups: number;
}

/**
 * z(0.95) + z(1 − 0.2/G): with this many standard errors between parity and the limit, all G groups together prove it four times out of five.
 */
export function standardErrorsNeeded(groups: number): number {
  return normalUpperQuantile(0.05) + normalQuantile(1 - 0.2 / groups);
}

/** Whether groups of these sizes would prove the limit if they were equal, by its distance from parity in standard errors at parity. */
export function isProvable({ n1, n2, pooled }: PairSize, { form, limit, groups }: LimitToProve): boolean {
  const smaller = Math.min(n1, n2);
  if (smaller < SMALLEST_GROUP || !(pooled > 0 && pooled < 1)) return false;
  if (form === 'ratio' && smaller * pooled < FEWEST_HITS) return false;
  const spread = form === 'ratio' ? (1 - pooled) / pooled : pooled * (1 - pooled);
  return distanceOf(form, limit) / Math.sqrt(spread * (1 / n1 + 1 / n2)) >= standardErrorsNeeded(groups);
}

/** The limit of a group against the rest that corresponds to its limit against all rows, of which the group is the share `share`. */
export function besideRest({ form, limit, groups }: LimitToProve, share: number): LimitToProve {
  const others = 1 - share;
  return { form, groups, limit: form === 'difference' ? limit / others : (limit * others) / (1 - share * limit) };
}

/** Rows of the relevant denominator that the smaller group needs beside a larger one with `other` rows; undefined when no number suffices. */
export function rowsToProve(other: number, pooled: number, { form, limit, groups }: LimitToProve): number | undefined {
  if (!(pooled > 0 && pooled < 1)) return undefined;
  const spread = form === 'ratio' ? (1 - pooled) / pooled : pooled * (1 - pooled);
  const room = (distanceOf(form, limit) / standardErrorsNeeded(groups)) ** 2 / spread - 1 / other;
  if (!(room > 0)) return undefined;
  return Math.ceil(Math.max(SMALLEST_GROUP, 1 / room, form === 'ratio' ? FEWEST_HITS / pooled : 0));
}

/** Rows that each of two groups of equal size needs. */
export function rowsEachToProve(pooled: number, { form, limit, groups }: LimitToProve): number | undefined {
  if (!(pooled > 0 && pooled < 1)) return undefined;
  const spread = form === 'ratio' ? (1 - pooled) / pooled : pooled * (1 - pooled);
  const each = (2 * spread * standardErrorsNeeded(groups) ** 2) / distanceOf(form, limit) ** 2;
  return Math.ceil(Math.max(SMALLEST_GROUP, each, form === 'ratio' ? FEWEST_HITS / pooled : 0));
}

function distanceOf(form: LimitToProve['form'], limit: number): number {
  return form === 'ratio' ? -Math.log(limit) : limit;
}
