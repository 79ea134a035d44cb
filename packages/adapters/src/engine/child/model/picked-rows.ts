// Some rows of a batch, copied one behind another: those whose lists are as long as each other.
import type { InputBuffer } from './input-buffer.ts';

/** A typed array as far as rows are copied. */
interface Rows<T> {
  readonly constructor: unknown;
  set(values: T, at: number): void;
  subarray(from: number, to: number): T;
}

/** The first `length` values of the rows, which lie `width` apart. */
export function rowsOf<T extends Rows<T>>(
  buffer: T,
  width: number,
  rows: readonly number[],
  length: number = width,
): T {
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- every typed array is made from a length by its own constructor
  const picked = new (buffer.constructor as new (length: number) => T)(rows.length * length);
  for (const [i, row] of rows.entries()) picked.set(buffer.subarray(row * width, row * width + length), i * length);
  return picked;
}

/** Rows that may run together, since each input's lists have one length: undefined where all always have. */
export function equalLengths(inputs: readonly InputBuffer[], n: number): readonly (readonly number[])[] | undefined {
  const lengths = inputs.flatMap((input) => (input.lengths ? [input.lengths] : []));
  if (lengths.length === 0) return undefined;
  const groups = new Map<string, number[]>();
  for (let row = 0; row < n; row++) {
    const key = lengths.map((of) => of[row]).join(' ');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}
