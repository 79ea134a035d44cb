// The values that a column may have.
import { anyText, canonicalName, id, joinSql, kindOf, numericKinds, sql, type Column, type Sql } from '@modelgate/core';
import { z } from 'zod';
import type { DataRule } from '../data-check/data-check.ts';
import { rowRule } from '../data-check/row-rule.ts';

type Value = number | string;

const MOST_SHOWN = 8;

export const inSet: DataRule = rowRule<readonly Value[]>({
  key: 'in',
  title: 'values of a set',
  what: 'Every value is one of these. Numbers, true and false may be written as they are; text is compared as it is, with its case and its spaces, and may be empty.',
  value: z
    .array(z.union([z.number(), anyText('A value.')]))
    .min(1)
    .meta({ description: 'The allowed values.' }),
  name: 'values',
  reads: () => ['integer', 'number', 'text', 'boolean', 'date', 'timestamp'],
  violated: notIn,
  are: 'are none of these',
  wanted: (values) => {
    const shown = values.slice(0, MOST_SHOWN).map(spelled).join(', ');
    return `one of ${shown}${values.length > MOST_SHOWN ? ` and ${values.length - MOST_SHOWN} more` : ''}`;
  },
  example: {
    policy: 'columns:\n  sex: { in: [F, M] }',
    data: 'sex\nF\nM\nf\nM\nF',
    says: ['fail', '1 to 4 of 5 values are none of these', 'one of F, M'],
  },
});

/** Blank text is put in quotes, which a reader can see. */
function spelled(value: Value): string {
  const text = String(value);
  return text.trim() === '' ? JSON.stringify(text) : text;
}

/** SQL for values outside of the set. Numbers are compared as numbers, everything else as text, spelled as classes are. */
function notIn(column: Column, values: readonly Value[]): Sql {
  const numbers = numericKinds.includes(kindOf(column)) && values.every((value) => typeof value === 'number');
  const of = numbers || kindOf(column) === 'text' ? sql`${id(column.name)}` : canonicalName(column);
  const listed = values.map((value) => sql`${numbers ? value : String(value)}`);
  return sql`${of} not in (${joinSql(listed, ', ')})`;
}
