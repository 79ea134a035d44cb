// A model's own labels as codes of the classes.
import type { Tensor } from './runtime.ts';

/** The code of each row's label by `codes`, those of labels as text; undefined where there is none. */
export function labelCodes(
  { data, type }: Tensor,
  codes: ReadonlyMap<string, number>,
): (row: number) => number | undefined {
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- typed array or array of strings
  const labels = data as unknown as ArrayLike<unknown>;
  return type === 'bool' ? (row) => codes.get(String(labels[row] === 1)) : (row) => codes.get(String(labels[row]));
}
