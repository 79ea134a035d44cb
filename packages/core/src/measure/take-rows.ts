// Some rows of an array that holds a frame row by row.
import type { CodeArray } from '../frame.ts';

/** The rows with these numbers, `width` values each; without `rows`, the array itself. */
export function takeRows<T extends CodeArray | Float32Array | Float64Array>(
  values: T,
  width: number,
  rows: Uint32Array | undefined,
): T {
  if (!rows) return values;
  const out = values.slice(0, rows.length * width) as T;
  if (width === 1) {
    for (let i = 0; i < rows.length; i++) out[i] = values[rows[i]!]!;
    return out;
  }
  for (let i = 0; i < rows.length; i++) {
    for (let k = 0; k < width; k++) out[i * width + k] = values[rows[i]! * width + k]!;
  }
  return out;
}
