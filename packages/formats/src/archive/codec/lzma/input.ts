// Bytes one by one, from a source that is read in windows.
import { BrokenError } from '../../../scan/reader.ts';
import type { ByteSource } from '../../../scan/source.ts';

export interface ByteInput {
  /** The place of the next byte in the source. */
  readonly position: number;
  /** Throws BrokenError at the end. */
  next(): number;
  /** At most `most` bytes at once: fewer at the end of a window, none at the end of the source. */
  take(most: number): Uint8Array;
}

const WINDOW = 1 << 16;

export function byteInput(source: ByteSource, start = 0): ByteInput {
  let base = start;
  let bytes = source.read(base, WINDOW);
  let at = 0;
  const refill = (): void => {
    base += bytes.length;
    bytes = source.read(base, WINDOW);
    at = 0;
  };
  return {
    get position() {
      return base + at;
    },
    next() {
      if (at === bytes.length) refill();
      if (bytes.length === 0) throw new BrokenError('its compressed data is cut short');
      return bytes[at++]!;
    },
    take(most) {
      if (at === bytes.length) refill();
      const taken = bytes.subarray(at, at + most);
      at += taken.length;
      return taken;
    },
  };
}
