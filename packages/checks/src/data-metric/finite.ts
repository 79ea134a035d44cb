// The finite numbers of a column as doubles, without NULL, NaN and the infinities.
import { id, sql, type Sql } from '@modelgate/core';

/** The reason when sums of squares overflow. */
export const TOO_LARGE = 'its values are too large to be computed with';

export function finite(column: string): Sql {
  const x = sql`cast(${id(column)} as double)`;
  return sql`case when isfinite(${x}) then ${x} end`;
}
