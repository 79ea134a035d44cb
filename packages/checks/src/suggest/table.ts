// Rules of the whole table: the number of rows, duplicates, constant columns, the balance of classes.
import { countText, kindOf, plural, withoutRowNumbers, type Column, type DataMetric } from '@modelgate/core';
import { countedInWords } from '../data-check/claims.ts';
import { repeatedKeys } from '../data-metric/repeated-keys.ts';
import { footRoom, headRoom, rounded, shareAbove, shareBelow } from './head-room.ts';
import type { Known, Profile } from './profile.ts';
import { OFTEN, type Suggestion } from './suggestion.ts';

/** At least half of today's rows, and a change against the base branch of at most half: a judgement without evidence, and marked as one. */
export function suggestRows(rows: number): Suggestion {
  const min = Math.max(1, rounded(Math.floor(rows / 2), Math.floor));
  return {
    key: 'rows',
    value: { min, change: '50%' },
    evidence: `${plural(rows, 'row')} now; half of them gone would be a broken extract (a judgement: no data says it)`,
  };
}

export function repeatedRows(
  on: string,
  columns: readonly Column[],
): DataMetric<{ violating: number; considered: number }> {
  return repeatedKeys(on, withoutRowNumbers(columns.map(({ name }) => name)), { counting: 'surplus' });
}

/** With fewer rows, a quarter of them might repeat by chance, and the limit would say little. */
const FEWEST_ROWS = 50;

/** The limit of duplicates; not beside a key, since then no row can repeat, and not where most rows do. */
export function suggestDuplicates(on: string, columns: readonly Column[], known: Known): Suggestion | undefined {
  const found = known(repeatedRows(on, columns));
  if (!found || found.considered < FEWEST_ROWS || 2 * found.violating > found.considered) return undefined;
  const seen = countedInWords({ ...found, noun: ['row', 'rows'], all: found.considered, shown: false });
  const value = shareAbove(headRoom(found.violating, found.considered));
  return { key: 'duplicates', value, evidence: `${seen} repeat another; the rest is room for chance` };
}

/** The limit of constant columns: those with one value only, or with so few others that a sample may miss them; without nested columns. */
export function suggestConstant(profiles: readonly Profile[], all: readonly Column[]): Suggestion | undefined {
  const plain = profiles.filter(({ kind }) => kind !== 'other');
  const columns = all.filter((column) => kindOf(column) !== 'other').length;
  const varying = plain.filter(varies).length;
  const constant = plain.filter(({ distinct }) => distinct < 2).length;
  if (varying === 0) return undefined;
  const unsure = columns - varying - constant;
  const evidence = `${countText(constant)} of ${plural(columns, 'column')} with one value only${unsure > 0 ? `, ${countText(unsure)} that may be in a sample` : ''}`;
  return { key: 'constant-columns', value: columns - varying, evidence };
}

function varies({ counts, distinct, present }: Profile): boolean {
  if (!counts) return distinct >= OFTEN;
  return counts.size > 1 && present - Math.max(...counts.values()) >= OFTEN;
}

/** The balance of classes: the rarest one has at least half of today's share, with room for chance. */
export function suggestBalance({ counts, present }: Profile): Suggestion | undefined {
  const rows = [...(counts?.values() ?? [])];
  const [rarest, most] = [Math.min(...rows), Math.max(...rows)];
  if (rows.length < 2 || rarest < OFTEN) return undefined;
  const least = footRoom(rarest, present) / Math.max(headRoom(most, present), Number.EPSILON);
  const evidence = `${countText(rows.length)} classes, the rarest with ${countText(rarest)} rows against ${countText(most)}; room for chance`;
  return { key: 'class-balance', value: shareBelow(least), evidence };
}
