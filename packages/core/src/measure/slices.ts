// The rows of each value of a declared slice, by one counting sort when single rows are first needed.
import type { CodeArray, Codes } from '../frame.ts';

/** Where one value of a declared slice stands: the rows with its code. */
export interface Membership {
  readonly codes: CodeArray;
  readonly code: number;
}

export interface SliceRows extends Membership {
  /** Values that the column has. */
  readonly values: number;
  readonly n: number;
  /** Row numbers, ascending. */
  readonly rows: () => Uint32Array;
}

/** The slices of every value of a categorical column. */
export function slicesByValue({ codes, names }: Codes): Map<string, SliceRows> {
  const counts = new Uint32Array(names.length);
  for (let i = 0; i < codes.length; i++) counts[codes[i]!]!++;
  let sorted: readonly Uint32Array[] | undefined;
  const rowsOf = (code: number): Uint32Array => (sorted ??= rowsByCode(codes, counts))[code]!;
  const values = names.length;
  return new Map(
    names.map((name, code) => [name, { codes, code, values, n: counts[code]!, rows: () => rowsOf(code) }]),
  );
}

function rowsByCode(codes: CodeArray, counts: Uint32Array): readonly Uint32Array[] {
  const rows = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(counts.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    rows[code]![filled[code]!++] = i;
  }
  return rows;
}
