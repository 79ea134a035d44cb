// Well-known texts that stand for missing values, and which of them a column contains.
import { joinSql, sql, type Identifier, type Sql } from '@modelgate/core';

/** Texts that R, pandas, spreadsheets and databases write; without NaN, which is read as the number NaN. */
export const markers: readonly string[] = '? NA N/A na n/a <NA> #N/A NULL null None none - -- .'.split(' ');

/** SQL aggregate: which of the well-known texts a column contains, one bit for each. */
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
