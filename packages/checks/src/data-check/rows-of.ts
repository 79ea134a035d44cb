// The number of rows of the judged data, which is known before anything is measured.
import { isThere } from '@modelgate/core';
import type { ValidationFacts } from './data-check.ts';

export function rowsOf({ tables, on }: ValidationFacts): number {
  const table = tables[on];
  return isThere(table) ? table.rows : 0;
}
