// A column's numbers as doubles; NULL, NaN and the infinities are none.
import { id, sql, type Sql } from '@modelgate/core';

export function finite(column: string): Sql {
  const x = sql`cast(${id(column)} as double)`;
  return sql`case when isfinite(${x}) then ${x} end`;
}
