// The number of rows.
import { sql, type Row, type Scan } from '@modelgate/core';

/** State: the count. */
export const rowCount: Scan<number> = {
  id: 'rows',
  version: 1,
  from: 'scan',
  select: [sql`count(*)`],
  read: ([n]: Row) => n as number,
  merge: (a, b) => a + b,
};
