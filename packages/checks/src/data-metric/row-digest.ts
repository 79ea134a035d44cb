// Rows as digests, so that rows of two data sets are compared without copying them.
import { joinSql, sql, type Sql } from '@modelgate/core';

/**
 * Two hashes of 64 bits of the same cells, forth and back: equal rows have equal ones, and of 10¹³ pairs of different rows not one
 * in 10²⁴ does.
 */
export function digestOf(cells: readonly Sql[]): readonly [h: Sql, g: Sql] {
  return [hashOf(cells), hashOf([literal(1), ...cells.toReversed()])];
}

export function hashOf(cells: readonly Sql[]): Sql {
  return sql`hash(${joinSql(cells, ', ')})`;
}

/** A whole number that is not bound: extracts take no values. */
export function literal(n: number | bigint): Sql {
  return { text: String(n), values: [] };
}

/** Comma between pieces, each under its name. */
export function named(pieces: readonly Sql[], prefix: string): Sql {
  return joinSql(
    pieces.map(({ text, values }, i) => ({ text: `${text} as ${prefix}${i}`, values })),
    ', ',
  );
}
