// Rows of each value of a declared slice, by one counting sort.
import type { Codes } from '../frame.ts';

/** Row numbers (ascending) of every value of a categorical column. */
export function rowsByValue(column: Codes): Map<string, Uint32Array> {
  const counts = new Uint32Array(column.names.length);
  for (const code of column.codes) counts[code] = counts[code]! + 1;
  const rows = [...counts].map((count) => new Uint32Array(count));
  const filled = new Uint32Array(counts.length);
  for (let i = 0; i < column.codes.length; i++) {
    const code = column.codes[i]!;
    rows[code]![filled[code]!] = i;
    filled[code] = filled[code]! + 1;
  }
  return new Map(column.names.map((name, code) => [name, rows[code]!]));
}
