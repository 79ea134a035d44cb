// The newest time in a column.
import { id, metricId, sql, type Row, type Scan } from '@modelgate/core';
import { countIf } from './violations.ts';

/** Milliseconds since 1970, UTC; null without any. Infinite times are only counted. */
export type Newest = { readonly ms: number | null; readonly infinite: number };

export function newest(on: string, column: string): Scan<Newest, Newest> {
  const x = id(column);
  return {
    id: metricId('newest', on, column),
    version: 1,
    on,
    reads: [{ column, as: ['date', 'timestamp'] }],
    from: 'scan',
    select: () => [
      sql`epoch_ms(cast(max(case when isfinite(${x}) then ${x} end) as timestamp))`,
      countIf(sql`not isfinite(${x})`),
    ],
    read: ([ms, infinite]: Row) => ({ ms: ms as number | null, infinite: infinite as number }),
    merge: (a, b) => ({
      ms: a.ms === null || b.ms === null ? (a.ms ?? b.ms) : Math.max(a.ms, b.ms),
      infinite: a.infinite + b.infinite,
    }),
    finish: (found) => found,
  };
}
