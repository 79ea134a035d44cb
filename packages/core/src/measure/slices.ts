// Rows of each value of a declared slice, by one counting sort.
import type { CodeArray, Codes } from '../frame.ts';

/** Where one value of a declared slice stands: the rows with its code. */
export interface Membership {
  readonly codes: CodeArray;
  readonly code: number;
}

export interface SliceRows extends Membership {
  /** Row numbers, ascending. */
  readonly rows: Uint32Array;
}

/** The rows of every value of a categorical column. */
export function rowsByValue({ codes, names }: Codes): Map<string, SliceRows> {
  const counts = new Uint32Array(names.length);
  for (let i = 0; i < codes.length; i++) counts[codes[i]!] = counts[codes[i]!]! + 1;
  const rows = [...counts].map((count) => new Uint32Array(count));
  const filled = new Uint32Array(counts.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    rows[code]![filled[code]!] = i;
    filled[code] = filled[code]! + 1;
  }
  return new Map(names.map((name, code) => [name, { codes, code, rows: rows[code]! }]));
}
