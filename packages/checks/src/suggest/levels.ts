// The list of values of a column with few different ones.
import { countText, plural } from '@modelgate/core';
import { FEWEST_SHOWN } from '../data-check/claims.ts';
import { headRoom, shareAbove } from './head-room.ts';
import type { Profile } from './profile.ts';
import { ENOUGH, OFTEN, type Suggestion } from './suggestion.ts';

/** Longest list of values; nobody reads a longer one. */
const MOST_LEVELS = 50;

/** Largest share of rows that values outside of the list may have together. */
const MOST_RARE = 0.01;

/** If the rarest value has at least a quarter of an equal share, frequencies do not thin out towards unseen values. */
const EVENLY = 4;

/**
 * All values, if each was seen often: by Good and Turing (Good, Biometrika 40 (1953) 237) the chance of an unseen value is the share of rows
 * whose value occurs once. Values of fewer than five rows could single somebody out and are left out. There is room for these and for
 * unseen ones, unless all values are about equally frequent.
 */
export function suggestLevels({ kind, present, counts }: Profile): Suggestion | undefined {
  if (kind !== 'text' || !counts || counts.size < 2 || counts.size > MOST_LEVELS || present < ENOUGH) return undefined;
  const all = [...counts];
  const listed = all.filter(([, rows]) => rows >= FEWEST_SHOWN);
  const rare = present - listed.reduce((sum, [, rows]) => sum + rows, 0);
  const rarest = Math.min(...listed.map(([, rows]) => rows));
  if (rare > MOST_RARE * present || listed.length < 2) return undefined;
  // A value that is not listed may be rare by chance only: each counts as if it just missed the list.
  const unlisted = Math.max(rare, (all.length - listed.length) * FEWEST_SHOWN);
  const values = listed.map(([value]) => value);
  const strict = rare === 0 && rarest >= OFTEN && EVENLY * rarest * listed.length >= present;
  return {
    key: 'in',
    value: strict ? values : { values, violations: shareAbove(headRoom(unlisted, present)) },
    evidence: `${evidence(all, rarest, present)}${strict ? '' : room(all.length - listed.length)}`,
  };
}

/** '8 values in 30,725 rows, the rarest listed in 7; Good–Turing chance of an unseen one 0'. */
function evidence(all: readonly (readonly [string, number])[], rarest: number, present: number): string {
  const once = all.filter(([, rows]) => rows === 1).length;
  const unseen = `Good–Turing chance of an unseen one ${once === 0 ? '0' : `${once}/${countText(present)}`}`;
  return `${plural(all.length, 'value')} in ${plural(present, 'row')}, the rarest listed in ${countText(rarest)}; ${unseen}`;
}

function room(left: number): string {
  return left === 0
    ? '; room for rare ones'
    : `; room for rare ones, ${left} of fewer than ${FEWEST_SHOWN} rows not listed`;
}
