// The type that a column has.
import type { ColumnKind } from '@modelgate/core';
import { countedInWords } from '../data-check/claims.ts';
import type { Profile } from './profile.ts';
import type { Shape } from './text-shape.ts';
import { counted, OFTEN, type Suggestion } from './suggestion.ts';

const words: Readonly<Partial<Record<ColumnKind, string>>> = {
  integer: 'integer',
  number: 'number',
  text: 'string',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
};

/** Not of an empty column, nor of text that all but a few rows of a CSV file would make a number or a time. */
export function suggestType({ kind, present, shape, column }: Profile): Suggestion | undefined {
  const word = words[kind] ?? (/^[A-Z]+\[\d*\]$/.test(column.type) ? column.type : undefined);
  if (word === undefined || present === 0 || (shape && present - shape.typed < OFTEN)) return undefined;
  return { key: 'type', value: word, evidence: `${counted(present, 'value')} of this type` };
}

/**
 * Of text in a CSV file most of which spells something else: what stands in the way is no value perhaps, and `nulls` does not count it. Digits
 * of one length are a code.
 */
export function textDoubt({ kind, present, shape }: Profile): string | undefined {
  if (kind !== 'text' || present === 0 || !shape || 2 * shape.typed < present || isCode(shape, present))
    return undefined;
  const spelled = 'a number, a time, or true and false';
  if (shape.typed === present) return `text, though each value spells ${spelled}: in a way that is not read as one`;
  const others = countedInWords({
    violating: present - shape.typed,
    considered: present,
    noun: ['value', 'values'],
    shown: false,
  });
  return `text, since ${others} do not spell ${spelled}; where those stand for missing ones, name them under missing of the data set`;
}

function isCode({ shortest, longest, madeOf: [digits] }: Shape, present: number): boolean {
  return shortest === longest && digits === present;
}
