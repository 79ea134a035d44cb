// The number of rows of a table, which is known before anything is measured.
import { isThere } from '@modelgate/core';
import type { ValidationFacts } from './data-check.ts';
import type { Among } from './few.ts';

/** Of the judged data, or of the table with another role. */
export function rowsOf({ tables, on }: ValidationFacts, role: string = on): number {
  const table = tables[role];
  return isThere(table) ? table.rows : 0;
}

/** Among which rows of the judged data, or of the table with another role, the values of a column are counted. */
export function amongOf(facts: ValidationFacts, column: string, role: string = facts.on): Among {
  return { all: rowsOf(facts, role), shown: facts.showsValues(column) };
}
