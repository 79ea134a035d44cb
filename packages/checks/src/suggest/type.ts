// The type of a column.
import type { ColumnKind } from '@modelgate/core';
import { countedInWords } from '../data-check/claims.ts';
import { presentInWords, type Profile } from './profile.ts';
import type { Shape } from './text-shape.ts';
import { OFTEN, type Suggestion } from './suggestion.ts';

const words: Readonly<Partial<Record<ColumnKind, string>>> = {
  integer: 'integer',
  number: 'number',
  text: 'string',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
};

/** The column's type; not for an empty column, nor for text of a CSV file that is a number or a time in all but a few rows. */
export function suggestType(profile: Profile): Suggestion | undefined {
  const { kind, present, shape, column } = profile;
  const word = words[kind] ?? (/^[A-Z]+\[\d*\]$/.test(column.type) ? column.type : undefined);
  if (word === undefined || present === 0 || (shape && !isYesNo(profile) && present - shape.typed < OFTEN))
    return undefined;
  return { key: 'type', value: word, evidence: `${presentInWords(profile, 'value')} of this type` };
}

/**
 * The doubt about text of a CSV file that mostly spells something else: the other texts may stand for missing values, which `nulls` would not
 * count. Digits of one length are a code, and no doubt; nor are yes and no, which CSV files have for words.
 */
export function textDoubt(profile: Profile): string | undefined {
  const { kind, present, rows, shape } = profile;
  if (kind !== 'text' || present === 0 || !shape || 2 * (shape.typed - answers(profile)) < present) return undefined;
  if (isCode(shape, present)) return undefined;
  const spelled = 'a number, a time, or true and false';
  if (shape.typed === present) return `text, though each value spells ${spelled}: in a way that is not read as one`;
  const others = countedInWords({
    violating: present - shape.typed,
    considered: present,
    noun: ['value', 'values'],
    all: rows,
    shown: false,
  });
  return `text, since ${others} do not spell ${spelled}; where those stand for missing ones, name them under missing of the data set`;
}

/** Values that are a yes or no, by a word or its letter: F beside M is no truth value. */
function answers({ counts }: Profile): number {
  let rows = 0;
  for (const [value, count] of counts ?? []) if (YES_NO.test(value)) rows += count;
  return rows;
}

const YES_NO = /^(?:yes|no|y|n|t|f)$/i;

function isYesNo({ counts }: Profile): boolean {
  return counts !== undefined && counts.size > 0 && [...counts.keys()].every((value) => YES_NO.test(value));
}

function isCode({ shortest, longest, madeOf: [digits] }: Shape, present: number): boolean {
  return shortest === longest && digits === present;
}
