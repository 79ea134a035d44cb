// How a value of any column is spelled as a class or a group: one spelling wherever it was stored.
import { kindOf } from './measure/column-kind.ts';
import type { Column } from './ports.ts';
import { id, sql, type Sql } from './sql.ts';

/** The group of rows without a value. */
export const MISSING = '(missing)';

/** SQL for a column's canonical text: 'true', '1' (also for 1.0), '0.5', text as it is; NULL stays NULL. */
export function canonicalName(column: Column): Sql {
  const written = sql`cast(${id(column.name)} as varchar)`;
  if (kindOf(column) !== 'number') return written;
  const value = sql`cast(${id(column.name)} as double)`;
  // A float is written with its own digits (as a double it would get more of them); a decimal without trailing zeros.
  const digits = column.type === 'FLOAT' ? written : sql`cast(${value} as varchar)`;
  // 2^53: beyond it a double no longer holds every whole number, so its digits are kept as they are.
  return sql`case when ${value} = floor(${value}) and abs(${value}) < 9007199254740992 then cast(cast(${value} as bigint) as varchar) else ${digits} end`;
}
