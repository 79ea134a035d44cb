// FlatBuffers, as far as tables, vectors and texts go; every place is checked against the bytes there are.
// https://flatbuffers.dev/internals
import { openCursor, type Cursor } from '../scan/cursor.ts';
import { BrokenError } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

/** Reading jumps about. */
const AHEAD = 1 << 12;

export interface FlatBuffer {
  readonly cursor: Cursor;
  readonly size: number;
}

/** How many fields of a table are looked at. */
const MOST_FIELDS = 16;

/** Where a table is, and where its fields are; 0 for those that it leaves out. */
export interface Table {
  readonly at: number;
  readonly fields: readonly number[];
}

/** A vector: the place of its first element. */
export interface Vector {
  readonly at: number;
  readonly length: number;
}

export const openFlatBuffer = (source: ByteSource): FlatBuffer => ({
  cursor: openCursor(source, 0, source.size, AHEAD),
  size: source.size,
});

export function uintAt({ cursor }: FlatBuffer, at: number, width: number): number {
  cursor.seek(at);
  return cursor.uint(width);
}

/** A table says how far before it the list of its fields is; a negative number: behind it. */
export function tableAt(buffer: FlatBuffer, at: number): Table {
  const list = at - (uintAt(buffer, at, 4) | 0);
  if (list < 0) throw new BrokenError('a table has no list of its fields');
  const bytes = Math.min(uintAt(buffer, list, 2), 4 + 2 * MOST_FIELDS);
  const fields: number[] = [];
  for (let field = 4; field + 2 <= bytes; field += 2) {
    const place = uintAt(buffer, list + field, 2);
    fields.push(place === 0 ? 0 : at + place);
  }
  return { at, fields };
}

/** What a field refers to: tables, vectors and texts lie as far behind the field as it says. */
function referred(buffer: FlatBuffer, { fields }: Table, field: number): number | undefined {
  const at = fields[field] ?? 0;
  return at === 0 ? undefined : at + uintAt(buffer, at, 4);
}

/** A vector whose elements, of so many bytes, lie in the file. */
export function vectorOf(buffer: FlatBuffer, table: Table, field: number, width: number): Vector | undefined {
  const at = referred(buffer, table, field);
  if (at === undefined) return undefined;
  const length = uintAt(buffer, at, 4);
  if (at + 4 + length * width > buffer.size)
    throw new BrokenError(`it claims ${length} things, for which it is too short`);
  return { at: at + 4, length };
}

/** The tables of a vector of them. */
export function* tablesOf(buffer: FlatBuffer, table: Table, field: number): Generator<Table> {
  const vector = vectorOf(buffer, table, field, 4);
  for (let i = 0; i < (vector?.length ?? 0); i++) {
    const at = vector!.at + 4 * i;
    yield tableAt(buffer, at + uintAt(buffer, at, 4));
  }
}

export function textOf(buffer: FlatBuffer, table: Table, field: number, longest: number): string | undefined {
  const bytes = vectorOf(buffer, table, field, 1);
  if (bytes === undefined) return undefined;
  if (bytes.length > longest) throw new BrokenError(`a name of ${bytes.length} bytes`);
  buffer.cursor.seek(bytes.at);
  return Buffer.from(buffer.cursor.bytes(bytes.length)).toString('utf8');
}
