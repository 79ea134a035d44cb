// The list of values of a column with few different ones.
import { countText, plural } from '@modelgate/core';
import { FEWEST_SHOWN, isFew, toldRows } from '../data-check/few.ts';
import { headRoom, shareAbove } from './head-room.ts';
import { presentInWords, type Profile } from './profile.ts';
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
export function suggestLevels(profile: Profile): Suggestion | undefined {
  const { kind, present, counts } = profile;
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
    evidence: `${evidence(all, rarest, profile)}${strict ? '' : room(all.length - listed.length)}`,
  };
}

/** '8 values in 30,725 rows, the rarest listed in 7; Good–Turing chance of an unseen one 0'. */
function evidence(all: readonly (readonly [string, number])[], rarest: number, profile: Profile): string {
  const { present, rows } = profile;
  const once = all.filter(([, times]) => times === 1).length;
  const chance = once === 0 ? '0' : `${onceInWords(once)}/${countText(toldRows(present, { all: rows, shown: false }))}`;
  const unseen = `Good–Turing chance of an unseen one ${chance}`;
  return `${plural(all.length, 'value')} in ${presentInWords(profile, 'row')}, the rarest listed in ${countText(rarest)}; ${unseen}`;
}

function onceInWords(once: number): string {
  return isFew(once) ? `at most ${FEWEST_SHOWN - 1}` : countText(once);
}

function room(left: number): string {
  return left === 0
    ? '; room for rare ones'
    : `; room for rare ones, ${left} of fewer than ${FEWEST_SHOWN} rows not listed`;
}
