// The limit of missing values of a column.
import { percentText } from '@modelgate/core';
import { countedInWords } from '../data-check/claims.ts';
import { headRoom, ruleOfThree, shareAbove } from './head-room.ts';
import type { Profile } from './profile.ts';
import { ENOUGH, type Suggestion } from './suggestion.ts';

/**
 * No missing values, if enough rows have a value and none lacks it; a share with room for chance, if some are missing;
 * nothing for an empty column.
 */
export function suggestNulls({ rows, present }: Profile): Suggestion | undefined {
  if (present === 0) return undefined;
  const missing = rows - present;
  const seen = `${countedInWords({ violating: missing, considered: rows, noun: ['row', 'rows'], all: rows, shown: false })} lack a value`;
  if (missing > 0) {
    const value = shareAbove(headRoom(missing, rows));
    return value === '100%' ? undefined : { key: 'nulls', value, evidence: `${seen}; the rest is room for chance` };
  }
  const most = ruleOfThree(rows);
  const evidence = `${seen}; with 95 % at most ${percentText(most)} do`;
  return { key: 'nulls', value: rows < ENOUGH ? shareAbove(most) : 0, evidence };
}
