// The type that a column has.
import type { ColumnKind } from '@modelgate/core';
import type { Profile } from './profile.ts';
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
