// Well-known texts that stand for what is missing, and which of them a column holds.
import { joinSql, sql, type Identifier, type Sql } from '@modelgate/core';

/** What R, pandas, spreadsheets and databases write; NaN is not among them, it is read as a number that is none. */
export const markers: readonly string[] = '? NA N/A na n/a <NA> #N/A NULL null None none - -- .'.split(' ');

/** Aggregate: which of the well-known texts a column holds, a bit each. */
export function markerBits(x: Identifier): Sql {
  const cases = markers.map((marker, i) => sql`when ${marker} then ${2 ** i}`);
  return sql`coalesce(bit_or(case ${x} ${joinSql(cases, ' ')} else 0 end), 0)`;
}

export function isMarker(x: Identifier): Sql {
  const listed = markers.map((marker) => sql`${marker}`);
  return sql`${x} in (${joinSql(listed, ', ')})`;
}

export function markersIn(bits: number): readonly string[] {
  return markers.filter((_, i) => (bits >> i) % 2 === 1);
}
