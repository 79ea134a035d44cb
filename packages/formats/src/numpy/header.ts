// The header of a .npy array. Source: numpy/lib/format.py.
import { BrokenError } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { littleEndian } from '../pickle/cursor.ts';
import { sizeOfCode } from '../pickle/dtype.ts';
import { latin1, utf8 } from '../pickle/text.ts';
import { parseLiteral } from './literal.ts';
import type { Literal } from './literal.ts';

/** NumPy's own limit is 10,000 unless the caller trusts the file. */
const LONGEST = 1 << 20;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

export interface NpyHeader {
  /** Where the elements begin. */
  readonly end: number;
  /** Bytes of one element; objects: the elements are one pickle. */
  readonly itemSize: number | 'objects';
  /** 'f8'; 'struct' where it has fields. */
  readonly type: string;
  readonly count: number;
}

export const startsNpy = (bytes: Uint8Array): boolean => MAGIC.every((byte, i) => bytes[i] === byte);

export function readHeader(source: ByteSource, at: number): NpyHeader {
  const start = source.read(at, 12);
  const major = start[6] ?? 0;
  if (major < 1 || major > 3) throw new BrokenError(`its version ${major} is none of 1, 2 and 3`);
  const width = major === 1 ? 2 : 4;
  const length = littleEndian(start, 8, width);
  const from = at + 8 + width;
  if (length > LONGEST || from + length > source.size)
    throw new BrokenError(`its header of ${length} bytes is too long`);
  const bytes = source.read(from, length);
  const fields = fieldsOf(parseLiteral(major === 3 ? utf8(bytes) : latin1(bytes)));
  const size = fields.itemSize === 'objects' ? fields.count : fields.itemSize * fields.count;
  if (!Number.isSafeInteger(size)) throw new BrokenError('its shape is larger than any file');
  return { end: from + length, ...fields };
}

function fieldsOf(header: Literal): Omit<NpyHeader, 'end'> {
  if (!(header instanceof Map)) throw new BrokenError('its header is no dict');
  const [descr, order, shape] = ['descr', 'fortran_order', 'shape'].map(
    (key) => header.get(key) as Literal | undefined,
  );
  if (header.size !== 3 || descr === undefined || typeof order !== 'boolean' || !isShape(shape))
    throw new BrokenError('its header does not say descr, fortran_order and shape, and nothing else');
  return {
    itemSize: sizeOf(descr),
    type: typeof descr === 'string' ? descr.replace(/^[<>|=]/, '') : 'struct',
    count: product(shape),
  };
}

const isShape = (shape: Literal | undefined): shape is readonly number[] =>
  Array.isArray(shape) && shape.every((side) => typeof side === 'number');

const product = (sides: readonly number[]): number => sides.reduce((all, side) => all * side, 1);

/** A code, or fields: [(name, descr), (name, descr, shape), …]. Names may be pairs of title and name. A literal is never deep. */
function sizeOf(descr: Literal): number | 'objects' {
  if (typeof descr === 'string') {
    const size = sizeOfCode(descr);
    if (size === 'unclear') throw new BrokenError('its element type is none of NumPy');
    return size;
  }
  if (!Array.isArray(descr)) throw new BrokenError('its element type is none of NumPy');
  const sizes = descr.map(sizeOfField);
  return sizes.includes('objects') ? 'objects' : sizes.reduce<number>((all, size) => all + (size as number), 0);
}

function sizeOfField(field: Literal): number | 'objects' {
  if (!Array.isArray(field) || field.length < 2 || field.length > 3)
    throw new BrokenError('a field of its elements is none');
  const [, descr, shape = []] = field as readonly Literal[];
  const size = sizeOf(descr!);
  const sides = typeof shape === 'number' ? [shape] : shape;
  if (!isShape(sides)) throw new BrokenError('the shape of a field is none');
  return size === 'objects' ? size : size * product(sides);
}
