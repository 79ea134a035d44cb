// Columns of numbers as the codes that the gate's SQL makes of them: by sixteenths of both samples together.
import { MISSING, type CodedColumn } from '@modelgate/stats';

/** How many of the fifteen quantiles lie below each value; NaN is a missing one. */
export function codedNumbers(values: Float64Array): CodedColumn {
  const sorted = values.filter((x) => !Number.isNaN(x)).sort();
  const marks = Array.from({ length: MISSING - 1 }, (_, q) => quantile(sorted, (q + 1) / MISSING));
  const codes = Uint8Array.from(values, (x) => (Number.isNaN(x) ? MISSING : marks.filter((mark) => mark < x).length));
  return { codes, ordered: true };
}

/** DuckDB's quantile_disc: the least value with at least so large a share at or below it. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
