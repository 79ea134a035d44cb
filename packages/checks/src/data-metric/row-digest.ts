// Rows as digests, so that rows of two data sets are compared without copying them.
import { joinSql, sql, type Sql } from '@modelgate/core';

/**
 * Two 64-bit hashes of the cells, in forward and in reverse order. Equal rows have equal hashes; among 10¹³ pairs of different rows, a pair
 * with equal hashes has a probability below 10⁻²⁴.
 */
export function digestOf(cells: readonly Sql[]): readonly [h: Sql, g: Sql] {
  return [hashOf(cells), hashOf([literal(1), ...cells.toReversed()])];
}

export function hashOf(cells: readonly Sql[]): Sql {
  return sql`hash(${joinSql(cells, ', ')})`;
}

/** A whole number as text, not as a bound value, which extracts cannot have. */
export function literal(n: number | bigint): Sql {
  return { text: String(n), values: [] };
}

/** The pieces, separated by commas, each with its name. */
export function named(pieces: readonly Sql[], prefix: string): Sql {
  return joinSql(
    pieces.map(({ text, values }, i) => ({ text: `${text} as ${prefix}${i}`, values })),
    ', ',
  );
}
