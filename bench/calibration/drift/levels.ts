// What the metrics of drift would have measured of categories.
import type { ValueCounts } from '@modelgate/core';

/** Rows by level; NaN is a missing value. */
export function levelCounts(values: Float64Array): ValueCounts {
  const counts: Record<string, number> = {};
  for (const x of values) if (!Number.isNaN(x)) counts[x] = (counts[x] ?? 0) + 1;
  return { values: counts, nulls: 0, more: false };
}
