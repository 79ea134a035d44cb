// Whether a label is a number, and whether each is whole.
import { id, sql, type Column, type Row, type Scan } from '@modelgate/core';

/** State: [rows with a value that is not whole]; text has no numbers at all and is never asked. */
export function fractions(column: Column): Scan<number> {
  return {
    id: `fractions/${column.name}`,
    version: 1,
    from: 'scan',
    select: [
      sql`count(*) filter (where cast(${id(column.name)} as double) <> floor(cast(${id(column.name)} as double)))`,
    ],
    read: ([n]: Row) => n as number,
    merge: (a, b) => a + b,
  };
}
