// Numbers that are not whole.
import { id, metricId, numericKinds, sql, type Row, type Scan } from '@modelgate/core';

/** State: rows of a numeric column with a value that is not whole. */
export function fractions(on: string, column: string): Scan<number, number> {
  return {
    id: metricId('fractions', on, column),
    version: 1,
    on,
    reads: [{ column, as: numericKinds }],
    from: 'scan',
    select: () => [sql`count_if(cast(${id(column)} as double) <> floor(cast(${id(column)} as double)))`],
    read: ([n]: Row) => n as number,
    merge: (a, b) => a + b,
    finish: (n) => n,
  };
}
