// A column's numbers as doubles; NULL, NaN and the infinities are none.
import { id, sql, type Sql } from '@modelgate/core';

/** What it means when sums of squares leave the doubles. */
export const TOO_LARGE = 'its values are too large to be computed with';

export function finite(column: string): Sql {
  const x = sql`cast(${id(column)} as double)`;
  return sql`case when isfinite(${x}) then ${x} end`;
}
