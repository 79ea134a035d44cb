// Marks on lists, dicts, sets, tuples and nodes, a bit each: millions of them take less than a map of some thousands.
import { LIST } from './values.ts';

export type Marks = (Uint8Array | undefined)[];

/** By kind: nodes, then as values.ts numbers what is built. */
export const noMarks = (): Marks => [undefined, undefined, undefined, undefined, undefined];

const none = new Uint8Array(0);

export function mark(marks: Marks, value: number): void {
  const [kind, at] = [Math.floor(value / LIST), value % LIST];
  const byte = Math.floor(at / 8);
  let bits = marks[kind] ?? none;
  if (byte >= bits.length) {
    const wider = new Uint8Array(2 * byte + 64);
    wider.set(bits);
    marks[kind] = bits = wider;
  }
  bits[byte]! |= 1 << (at % 8);
}

export function isMarked(marks: Marks, value: number): boolean {
  const at = value % LIST;
  return (((marks[Math.floor(value / LIST)]?.[Math.floor(at / 8)] ?? 0) >> (at % 8)) & 1) === 1;
}
