// A place in a stream of opcodes: a window over the source that moves along, so that long payloads are stepped over unread.
import { BrokenError } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

/** Bytes read at once. */
const WINDOW = 1 << 18;

/** An opcode with a fixed argument, and the first bytes of a payload, are always whole in the window. */
export const LOOKAHEAD = 64;

export interface Cursor {
  readonly source: ByteSource;
  bytes: Uint8Array;
  /** Offset of the window's first byte in the source. */
  base: number;
  /** Place in the window; beyond its end after a long step. */
  at: number;
}

/** A stretch of the source that holds no opcodes. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

export function cursorAt(source: ByteSource, offset: number): Cursor {
  return { source, bytes: new Uint8Array(0), base: offset, at: 0 };
}

export const offsetOf = (cursor: Cursor): number => cursor.base + cursor.at;

/** Moves the window so that it starts here. */
export function refill(cursor: Cursor): void {
  cursor.base += cursor.at;
  cursor.at = 0;
  cursor.bytes = cursor.source.read(cursor.base, WINDOW);
}

/** Steps over bytes. Throws BrokenError where the source ends before. */
export function skip(cursor: Cursor, bytes: number): void {
  cursor.at += bytes;
  if (cursor.base + cursor.at > cursor.source.size) throw new BrokenError('it ends within an argument');
}

/** At most `length` bytes at an offset: of the window where they are in it. */
export function bytesAt(cursor: Cursor, offset: number, length: number): Uint8Array {
  const at = offset - cursor.base;
  const inWindow = at >= 0 && at + length <= cursor.bytes.length;
  return inWindow ? cursor.bytes.subarray(at, at + length) : cursor.source.read(offset, length);
}

/** A little-endian number of 1, 2, 4 or 8 bytes; of eight, exact up to 2⁵³ and never too small beyond. */
export function unsigned(cursor: Cursor, bytes: 1 | 2 | 4 | 8): number {
  const { at } = cursor;
  skip(cursor, bytes);
  return littleEndian(cursor.bytes, at, bytes);
}

export function littleEndian(bytes: Uint8Array, at: number, length: number): number {
  if (length === 1) return bytes[at] ?? 0;
  let value = 0;
  for (let i = length - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

/** A line without its feed: offsets of its first byte and of the feed. */
export interface Line {
  readonly from: number;
  readonly to: number;
}

/**
 * Steps over a line. CPython's C unpickler refuses one that the end cuts, its Python twin takes all but the last byte and fails
 * at the next opcode: what that one fetches on the way counts too.
 */
export function line(cursor: Cursor): Line {
  const from = offsetOf(cursor);
  for (;;) {
    const feed = cursor.bytes.indexOf(10, cursor.at);
    if (feed >= 0) {
      cursor.at = feed + 1;
      return { from, to: cursor.base + feed };
    }
    cursor.at = Math.max(cursor.at, cursor.bytes.length);
    if (offsetOf(cursor) >= cursor.source.size) return { from, to: Math.max(from, cursor.source.size - 1) };
    refill(cursor);
  }
}
