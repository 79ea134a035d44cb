// Dataspaces and datatypes. IV.A.2.b and IV.A.2.d of the specification.
import { length, type File } from './file.ts';

/** Sizes of the dimensions; [] of a single value, undefined of none at all. */
export type Shape = readonly number[] | undefined;

/** The dataspace at the cursor. */
export function readShape(file: File): Shape {
  const { cursor } = file;
  const version = cursor.u8();
  const dimensions = cursor.u8();
  cursor.skip(1);
  const kind = cursor.u8();
  if (version === 1) cursor.skip(4);
  else if (kind === 2) return undefined;
  return Array.from({ length: Math.min(dimensions, 32) }, () => length(file));
}

export const elementsOf = (shape: Shape): number => shape?.reduce((product, n) => product * n, 1) ?? 0;

export interface Datatype {
  readonly kind: 'text' | 'variable-text' | 'variable' | 'opaque' | 'number' | 'other';
  /** Bytes of one element as it is stored. */
  readonly size: number;
  /** int32, float32, text, … */
  readonly name: string;
}

const CLASSES = [
  'integer',
  'float',
  'time',
  'text',
  'bits',
  'opaque',
  'compound',
  'reference',
  'enumeration',
  'variable',
  'array',
];

/** The datatype at the cursor; of compound ones and arrays only the size. */
export function readDatatype({ cursor }: File): Datatype {
  const first = cursor.u8();
  const bits = cursor.u8();
  cursor.skip(2);
  const size = cursor.uint(4);
  const name = CLASSES[first & 15] ?? 'unknown';
  if (name === 'text' || name === 'opaque') return { kind: name, size, name };
  if (name === 'variable') return { kind: (bits & 15) === 1 ? 'variable-text' : 'variable', size, name };
  if (name === 'integer') return { kind: 'number', size, name: `${bits & 8 ? 'int' : 'uint'}${size * 8}` };
  if (name === 'float') return { kind: 'number', size, name: `float${size * 8}` };
  return { kind: 'other', size, name };
}
