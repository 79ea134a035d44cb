// Claims of exact counts: whole-table facts without sampling error. Counts of very few rows are not shown.
import { countText, percentText, type Claim, type Facets, type Tolerance } from '@modelgate/core';
import type { Violations } from '../data-metric/violations.ts';
import { FEWEST_SHOWN, isFew, rowsInWords, toldRows, type Among } from './few.ts';

export interface Counted extends Violations, Among {
  readonly tolerance: Tolerance;
  /** The noun for what is counted: ['value', 'values'], ['row', 'rows']. */
  readonly noun: readonly [one: string, many: string];
  /** The metric's id. */
  readonly estimate: string;
  readonly about: Facets;
  readonly role: 'overall' | 'column';
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
  const told = toldRows(considered, counted);
  const valueAmong = (rows: number): number => (tolerance.is === 'share' ? violating / rows : violating);
  const isKept = (rows: number): boolean => valueAmong(rows) <= tolerance.max;
  // A limit between the two shares would make the told one decide otherwise.
  if ((!shown && (isFew(violating) || isFew(told - violating))) || isKept(told) !== isKept(considered))
    return { fact: isKept(considered) ? 'pass' : 'fail', reason: countedInWords(counted), about };
  const of = { kind: 'known', value: valueAmong(told), n: told, law: { law: 'exact' } } as const;
  const detail = detailOf(counted, told);
  const common = { must: 'max', limit: tolerance.max, of, estimate, about, role, burden: 'guard' } as const;
  return detail === '' ? common : { ...common, detail };
}

function detailOf({ named = [], detail, considered }: Counted, told: number): string {
  const names = named.length > 0 ? `such as ${named.slice(0, 3).join(', ')}` : detail;
  return [names, told > considered && `1 to ${FEWEST_SHOWN - 1} not tested`].filter(Boolean).join(', ');
}

/** 'none of 16,281 values', '5 of 16,281 values (0.03 %)', '1 to 4 of at most 16,281 values', 'all but 1 to 4 of 16,281 values'. */
export function countedInWords({
  violating,
  considered,
  noun,
  ...among
}: Among & Pick<Counted, 'violating' | 'considered' | 'noun'>): string {
  const told = toldRows(considered, among);
  const rows = `${rowsInWords(considered, among)} ${told === 1 ? noun[0] : noun[1]}`;
  if (violating === 0) return `none of ${rows}`;
  if (!among.shown && isFew(violating))
    return `${told === 1 ? '' : '1 to '}${Math.min(FEWEST_SHOWN - 1, told)} of ${rows}`;
  if (!among.shown && isFew(told - violating)) return `all but 1 to ${FEWEST_SHOWN - 1} of ${rows}`;
  return `${countText(violating)} of ${rows} (${percentText(violating / told)})`;
}
