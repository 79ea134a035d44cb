// Rules beside the columns: how many rows, rows that repeat, columns that say nothing, the rarest class.
import { countText, kindOf, type Column, type DataMetric } from '@modelgate/core';
import { countedInWords } from '../data-check/claims.ts';
import { repeatedKeys } from '../data-metric/repeated-keys.ts';
import { footRoom, headRoom, rounded, shareAbove, shareBelow } from './head-room.ts';
import type { Known, Profile } from './profile.ts';
import { counted, ENOUGH, OFTEN, type Suggestion } from './suggestion.ts';

/** Half of the rows, and half as many more or less than on the base branch: no evidence but a judgement, and said to be one. */
export function suggestRows(rows: number): Suggestion {
  const min = Math.max(1, rounded(Math.floor(rows / 2), Math.floor));
  return {
    key: 'rows',
    value: { min, change: '50%' },
    evidence: `${counted(rows, 'row')} now; half of them gone would be a broken extract (a judgement: no data says it)`,
  };
}

export function repeatedRows(
  on: string,
  columns: readonly Column[],
): DataMetric<{ violating: number; considered: number }> {
  return repeatedKeys(
    on,
    columns.map(({ name }) => name),
    { counting: 'surplus' },
  );
}

/** Not beside a key: then no row can repeat; nor where most rows do. */
export function suggestDuplicates(on: string, columns: readonly Column[], known: Known): Suggestion | undefined {
  const found = known(repeatedRows(on, columns));
  if (!found || found.considered < ENOUGH || 2 * found.violating > found.considered) return undefined;
  const seen = countedInWords({ ...found, noun: ['row', 'rows'], shown: false });
  const value = shareAbove(headRoom(found.violating, found.considered));
  return { key: 'duplicates', value, evidence: `${seen} repeat another; the rest is room for chance` };
}

/** How many columns have one value only, or so few others that a sample may miss them; nested values are not looked at. */
export function suggestConstant(profiles: readonly Profile[], all: readonly Column[]): Suggestion | undefined {
  const plain = profiles.filter(({ kind }) => kind !== 'other');
  const columns = all.filter((column) => kindOf(column) !== 'other').length;
  const varying = plain.filter(varies).length;
  const constant = plain.filter(({ distinct }) => distinct < 2).length;
  if (varying === 0) return undefined;
  const unsure = columns - varying - constant;
  const evidence = `${countText(constant)} of ${counted(columns, 'column')} with one value only${unsure > 0 ? `, ${countText(unsure)} that may be in a sample` : ''}`;
  return { key: 'constant-columns', value: columns - varying, evidence };
}

function varies({ counts, distinct, present }: Profile): boolean {
  if (!counts) return distinct >= OFTEN;
  return counts.size > 1 && present - Math.max(...counts.values()) >= OFTEN;
}

/** The rarest class against the most frequent one: at least half as many rows, however chance falls. */
export function suggestBalance({ counts, present }: Profile): Suggestion | undefined {
  const rows = [...(counts?.values() ?? [])];
  const [rarest, most] = [Math.min(...rows), Math.max(...rows)];
  if (rows.length < 2 || rarest < OFTEN) return undefined;
  const least = footRoom(rarest, present) / Math.max(headRoom(most, present), Number.EPSILON);
  const evidence = `${countText(rows.length)} classes, the rarest with ${countText(rarest)} rows against ${countText(most)}; room for chance`;
  return { key: 'class-balance', value: shareBelow(least), evidence };
}
