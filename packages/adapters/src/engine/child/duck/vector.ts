// Columns of a chunk as typed arrays over DuckDB's own memory: valid while the chunk is referenced, so copy what is kept.
import { DUCK, type DuckChunk, type DuckDb, type DuckVector } from './bindings.ts';

/** Element arrays by DuckDB's type number. */
export type NumberArray =
  | Uint8Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

interface ArrayType {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): NumberArray;
}

const ARRAYS: Readonly<Record<number, ArrayType>> = {
  [DUCK.BOOLEAN]: Uint8Array,
  [DUCK.TINYINT]: Int8Array,
  [DUCK.SMALLINT]: Int16Array,
  [DUCK.INTEGER]: Int32Array,
  [DUCK.BIGINT]: BigInt64Array,
  [DUCK.UTINYINT]: Uint8Array,
  [DUCK.USMALLINT]: Uint16Array,
  [DUCK.UINTEGER]: Uint32Array,
  [DUCK.UBIGINT]: BigUint64Array,
  [DUCK.FLOAT]: Float32Array,
  [DUCK.DOUBLE]: Float64Array,
};

/** Whether values of the type are read as numbers without a cast. */
export function isNumeric(type: number): boolean {
  return type in ARRAYS;
}

/** One column of one chunk. NULL slots hold garbage: ask `valid`. */
export interface Column {
  readonly type: number;
  readonly rows: number;
  readonly vector: DuckVector;
  /** One bit a row, least significant first; absent: every row has a value. */
  readonly validity?: Uint8Array;
}

export function columnOf(duck: DuckDb, chunk: DuckChunk, index: number, type: number, rows: number): Column {
  return fromVector(duck, duck.data_chunk_get_vector(chunk, index), type, rows);
}

function fromVector(duck: DuckDb, vector: DuckVector, type: number, rows: number): Column {
  const validity = duck.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
  return { type, rows, vector, ...(validity && hasNull(validity, rows) && { validity }) };
}

/** A mask may be there and say that nothing is missing. */
function hasNull(validity: Uint8Array, rows: number): boolean {
  const whole = rows >> 3;
  for (let i = 0; i < whole; i++) if (validity[i] !== 255) return true;
  const rest = (1 << (rows & 7)) - 1;
  return rest > 0 && (validity[whole]! & rest) !== rest;
}

export function isValid({ validity }: Column, row: number): boolean {
  return validity === undefined || ((validity[row >> 3]! >> (row & 7)) & 1) === 1;
}

export function countNulls(column: Column): number {
  if (!column.validity) return 0;
  let nulls = 0;
  for (let i = 0; i < column.rows; i++) if (!isValid(column, i)) nulls++;
  return nulls;
}

export function numbersOf(duck: DuckDb, column: Column): NumberArray {
  const ArrayOf = ARRAYS[column.type]!;
  const data = duck.vector_get_data(column.vector, column.rows * ArrayOf.BYTES_PER_ELEMENT);
  return new ArrayOf(data.buffer, data.byteOffset, column.rows);
}

/** 64-bit integers as pairs of 32 bits, low half first: twice as many numbers as rows. */
export function halvesOf(duck: DuckDb, column: Column): Uint32Array {
  const data = duck.vector_get_data(column.vector, column.rows * 8);
  return new Uint32Array(data.buffer, data.byteOffset, column.rows * 2);
}

export function keysOf(duck: DuckDb, column: Column): BigUint64Array {
  const data = duck.vector_get_data(column.vector, column.rows * 8);
  return new BigUint64Array(data.buffer, data.byteOffset, column.rows);
}

export function doublesOf(duck: DuckDb, column: Column): Float64Array {
  const data = duck.vector_get_data(column.vector, column.rows * 8);
  return new Float64Array(data.buffer, data.byteOffset, column.rows);
}

/** A reader of single strings: 16 bytes a row hold the length and either the text (up to 12 bytes) or a pointer to it. */
export function stringsOf(duck: DuckDb, column: Column): (row: number) => string {
  const data = duck.vector_get_data(column.vector, column.rows * 16);
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return (row) => {
    const length = bytes.readUInt32LE(row * 16);
    if (length <= 12) return bytes.toString('utf8', row * 16 + 4, row * 16 + 4 + length);
    const text = duck.get_data_from_pointer(data.buffer, data.byteOffset + row * 16 + 8, length);
    return Buffer.from(text.buffer, text.byteOffset, length).toString('utf8');
  };
}

/** A list column: where each row's elements start and how many there are, and the elements of all rows. */
export interface Lists {
  readonly starts: Uint32Array;
  readonly lengths: Uint32Array;
  /** Every list follows the one before. */
  readonly inOrder: boolean;
  readonly elements: Column;
}

/** Offsets and lengths are 64 bits wide; a chunk of 2,048 rows needs no more than the lower 32. */
export function listsOf(duck: DuckDb, column: Column, elementType: number): Lists {
  const { rows, vector } = column;
  const data = duck.vector_get_data(vector, rows * 16);
  const words = new Uint32Array(data.buffer, data.byteOffset, rows * 4);
  const starts = new Uint32Array(rows);
  const lengths = new Uint32Array(rows);
  let [inOrder, next] = [true, 0];
  for (let i = 0; i < rows; i++) {
    starts[i] = words[4 * i]!;
    lengths[i] = words[4 * i + 2]!;
    inOrder &&= starts[i] === next;
    next = starts[i]! + lengths[i]!;
  }
  const size = duck.list_vector_get_size(vector);
  return {
    starts,
    lengths,
    inOrder,
    elements: fromVector(duck, duck.list_vector_get_child(vector), elementType, size),
  };
}
