// Rows as short texts with one letter for each column: the bin or level of its value, and nothing else.
import { joinSql, metricId, sql, type Query, type Reads, type Row, type Sql } from '@modelgate/core';
import { rowSample } from './row-sample.ts';

/** Rows of the sample; with this many, correlations are known to 0.01. */
const MOST_ROWS = 10_000;

/** SQL for what the sample keeps of a column, and SQL that makes the code of it, a whole number from 0 to `MOST_CODES` − 1. */
export interface CodedColumn {
  readonly reads: Reads;
  readonly kept: Sql;
  readonly code: (name: string) => Sql;
}

/** A letter's character code is the row's code plus this: always far below the surrogates. */
const FIRST = 64;
export const MOST_CODES = 2048;

/** State: a text for each row of the sample, in a random order. Different `salt`s give independent samples. */
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
