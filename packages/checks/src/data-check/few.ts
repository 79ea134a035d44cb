// Numbers of rows that are too small to be shown, and numbers from which such a small one would follow by subtraction.
import { countText } from '@modelgate/core';

/** Counts from 1 to one below this could single somebody out, and are shown as '1 to 4'. */
export const FEWEST_SHOWN = 5;

export function isFew(rows: number): boolean {
  return rows > 0 && rows < FEWEST_SHOWN;
}

/** The count that a limit may rest on: very small ones are not shown, so they count as the smallest that is. */
export function atLeastShown(rows: number): number {
  return isFew(rows) ? FEWEST_SHOWN : rows;
}

/** Among which rows those of a claim are counted. */
export interface Among {
  /** Rows of the table, which everybody knows. */
  readonly all: number;
  /** Whether very small counts may be shown. */
  readonly shown: boolean;
}

/** The number of rows that may be told: all of them, where one to four are left out, whose number would follow from the difference. */
export function toldRows(rows: number, { all, shown }: Among): number {
  return !shown && isFew(all - rows) ? all : rows;
}

/** '16,281', 'at most 16,281'. */
export function rowsInWords(rows: number, among: Among): string {
  const told = toldRows(rows, among);
  return told === rows ? countText(rows) : `at most ${countText(told)}`;
}

/**
 * Of rows that have two values the tens: the number itself would tell, beside the numbers of rows that have either, how many have one only.
 */
export function toldPairs(rows: number, { all, shown }: Among): number {
  return shown || rows === all || rows < 10 ? rows : rows - (rows % 10);
}

/** '16,281', 'at least 16,270'. */
export function pairsInWords(rows: number, among: Among): string {
  const told = toldPairs(rows, among);
  return told === rows && (among.shown || rows === among.all) ? countText(rows) : `at least ${countText(told)}`;
}
