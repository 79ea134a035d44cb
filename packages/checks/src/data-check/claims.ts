// Claims of exact counts: whole-table facts without sampling error. Counts of very few rows are not shown.
import { countText, percentText, type Claim, type Facets, type Tolerance } from '@modelgate/core';
import type { Violations } from '../data-metric/violations.ts';

/** Counts from 1 to one below this could single somebody out, and are shown as '1 to 4'. */
export const FEWEST_SHOWN = 5;

export interface Counted extends Violations {
  readonly tolerance: Tolerance;
  /** The noun for what is counted: ['value', 'values'], ['row', 'rows']. */
  readonly noun: readonly [one: string, many: string];
  /** The metric's id. */
  readonly estimate: string;
  readonly about: Facets;
  readonly role: 'overall' | 'column';
  /** Whether very small counts may be shown. */
  readonly shown: boolean;
}

/** The claim that the count keeps its tolerance. When nothing was considered, it is unknown. */
export function countClaim(counted: Counted): Claim {
  const { violating, considered, tolerance, estimate, about, role, shown, noun } = counted;
  if (considered === 0)
    return {
      fact: 'unknown',
      reason: `there is no ${noun[0]} to look at`,
      remedy: `see why the data has no ${noun[0]}; nulls says how many may be missing`,
      about,
    };
  const value = tolerance.is === 'share' ? violating / considered : violating;
  if (!shown && violating > 0 && violating < FEWEST_SHOWN)
    return { fact: value <= tolerance.max ? 'pass' : 'fail', reason: countedInWords(counted), about };
  const of = { kind: 'known', value, n: considered, law: { law: 'exact' } } as const;
  const names = counted.named?.length ? `such as ${counted.named.slice(0, 3).join(', ')}` : undefined;
  const detail = names ?? counted.detail;
  const common = { must: 'max', limit: tolerance.max, of, estimate, about, role, burden: 'guard' } as const;
  return detail === undefined ? common : { ...common, detail };
}

/** 'none of 16,281 values', '5 of 16,281 values (0.03 %)', '1 to 4 of 16,281 values'. */
export function countedInWords({
  violating,
  considered,
  noun,
  shown,
}: Pick<Counted, 'violating' | 'considered' | 'noun' | 'shown'>): string {
  const all = `${countText(considered)} ${considered === 1 ? noun[0] : noun[1]}`;
  if (violating === 0) return `none of ${all}`;
  if (!shown && violating < FEWEST_SHOWN)
    return `${considered === 1 ? '' : '1 to '}${Math.min(FEWEST_SHOWN - 1, considered)} of ${all}`;
  return `${countText(violating)} of ${all} (${percentText(violating / considered)})`;
}
