// The approximate number of different values of a column.
import { id, metricId, sql, type Row, type Scan } from '@modelgate/core';

/** State: HyperLogLog's estimate, within some percent; it only decides which columns are then counted exactly. */
export function roughDistinct(on: string, column: string): Scan<number, number> {
  return {
    id: metricId('rough-distinct', on, column),
    version: 1,
    on,
    reads: [{ column }],
    from: 'scan',
    select: () => [sql`approx_count_distinct(${id(column)})`],
    read: ([n]: Row) => n as number,
    finish: (n) => n,
  };
}
