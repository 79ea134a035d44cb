// Rows as short texts, one letter a column: the bin or level that each value lies in, and nothing else of it.
import { joinSql, metricId, sql, type Query, type Reads, type Row, type Sql } from '@modelgate/core';
import { rowSample } from './row-sample.ts';

/** So many rows are looked at, at most: a correlation of them is known to 0.01. */
const MOST_ROWS = 10_000;

/** What is kept of a column of a data set for each row of the sample, and SQL for the code of that under another name: a whole number from 0 to `MOST_CODES` − 1. */
export interface CodedColumn {
  readonly reads: Reads;
  readonly kept: Sql;
  readonly code: (name: string) => Sql;
}

/** Letters are the code and 64: far below those that stand for a half of another one. */
const FIRST = 64;
export const MOST_CODES = 2048;

/** State: a text for each row of the sample, in an order that means nothing. `salt` makes samples independent of each other. */
export function rowCodes(
  on: string,
  name: string,
  columns: readonly CodedColumn[],
  salt: number,
): Query<readonly string[], readonly string[]> {
  const values = columns.map(({ kept }) => kept);
  return {
    id: metricId('row-codes', on, name),
    version: 1,
    on,
    reads: columns.map(({ reads }) => reads),
    from: 'query',
    sql: () => sql`select ${textOf(columns)} from (${rowSample(values, MOST_ROWS, salt)}) order by k`,
    read: (rows: readonly Row[]) => rows.map(([text]) => text as string),
    finish: (texts) => texts,
  };
}

function textOf(columns: readonly CodedColumn[]): Sql {
  const letters = columns.map(({ code }, i) => sql`chr(cast(${code(`x${i}`)} + ${FIRST} as int))`);
  return sql`concat(${joinSql(letters, ', ')})`;
}

/** The codes of one column, row by row. */
export function codesIn(texts: readonly string[], column: number): Uint16Array {
  return Uint16Array.from(texts, (text) => {
    const code = text.charCodeAt(column) - FIRST;
    if (!(code >= 0 && code < MOST_CODES)) throw new Error(`no code ${code} of a column`);
    return code;
  });
}
