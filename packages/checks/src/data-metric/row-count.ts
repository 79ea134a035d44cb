// The number of rows.
import { metricId, sql, type Row, type Scan } from '@modelgate/core';

/** State: the count. */
export function rowCount(on: string): Scan<number, number> {
  return {
    id: metricId('rows', on),
    version: 1,
    on,
    from: 'scan',
    select: () => [sql`count(*)`],
    read: ([n]: Row) => n as number,
    merge: (a, b) => a + b,
    finish: (n) => n,
  };
}
