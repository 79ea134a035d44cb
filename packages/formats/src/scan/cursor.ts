// Reads a source from front to back through one window, so that what is skipped is never read.
import { BrokenError } from './reader.ts';
import type { ByteSource } from './source.ts';

export interface Cursor {
  /** The next byte to read, from the source's start. */
  readonly at: number;
  /** Bytes before the end. */
  readonly left: number;
  seek(to: number): void;
  /** Each throws BrokenError where the bytes end before. */
  skip(bytes: number): void;
  u8(): number;
  /** A view of bytes that are never written to; for lengths that were checked before. */
  bytes(length: number): Uint8Array;
  /** Unsigned, little-endian unless `big`; above 2^53 the nearest double, which is still beyond any size. */
  uint(width: number, big?: boolean): number;
}

const WINDOW = 1 << 16;

/** A cursor over [from, end) of a source. `ahead`: bytes read at once; few where the reading jumps about. */
export function openCursor(source: ByteSource, from = 0, end: number = source.size, ahead: number = WINDOW): Cursor {
  let window: Uint8Array = new Uint8Array(0);
  let start = from;
  let at = from;

  const need = (bytes: number): void => {
    if (at + bytes > end) throw new BrokenError(`it ends ${at + bytes - end} bytes too early`);
  };
  const fill = (bytes: number): number => {
    need(bytes);
    if (at < start || at + bytes > start + window.length) {
      start = at;
      window = source.read(at, Math.min(end - at, Math.max(bytes, ahead)));
      if (window.length < bytes) throw new BrokenError('it ends while it is read');
    }
    const offset = at - start;
    at += bytes;
    return offset;
  };

  return {
    get at() {
      return at;
    },
    get left() {
      return end - at;
    },
    seek(to) {
      at = to;
      need(0);
    },
    skip(bytes) {
      need(bytes);
      at += bytes;
    },
    u8() {
      // The window may be another one after this.
      const offset = fill(1);
      return window[offset]!;
    },
    bytes(length) {
      const offset = fill(length);
      return window.subarray(offset, offset + length);
    },
    uint(width, big = false) {
      const offset = fill(width);
      let value = 0;
      for (let i = 0; i < width; i++) value = value * 256 + window[offset + (big ? i : width - 1 - i)]!;
      return value;
    },
  };
}
