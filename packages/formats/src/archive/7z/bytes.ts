// Numbers, bits and names as 7z headers write them (7zFormat.txt of the LZMA SDK).
import { BrokenError } from '../../scan/reader.ts';

export interface HeaderBytes {
  /** How many bytes are left. */
  readonly left: number;
  byte(): number;
  /** A number of 1 to 9 bytes; the leading ones of the first byte say how many. */
  number(): number;
  /** A number of things that take at least one byte each, so that a file cannot claim more than it has bytes for. */
  count(): number;
  take(bytes: number): Uint8Array;
  /** The next `count` bits, the highest first. */
  bits(count: number): readonly boolean[];
  /** One bit for each thing, or a single byte that says that all are set. */
  optionalBits(count: number): readonly boolean[];
}

/** Each method throws BrokenError at the end of the bytes. */
export function headerBytes(bytes: Uint8Array): HeaderBytes {
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (!(at + length <= bytes.length)) throw new BrokenError('its 7z header is cut short');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const byte = (): number => take(1)[0]!;
  const bits = (count: number): readonly boolean[] => {
    const packed = take(Math.ceil(count / 8));
    return Array.from({ length: count }, (_, i) => (packed[i >> 3]! & (0x80 >> (i & 7))) !== 0);
  };
  const number = (): number => readNumber(byte);
  return {
    get left() {
      return bytes.length - at;
    },
    byte,
    number,
    take,
    bits,
    count() {
      const count = number();
      if (count > bytes.length)
        throw new BrokenError(`its 7z header claims ${count} of something in ${bytes.length} bytes`);
      return count;
    },
    optionalBits: (count) => (byte() === 0 ? bits(count) : Array.from({ length: count }, () => true)),
  };
}

function readNumber(byte: () => number): number {
  const first = byte();
  let value = 0;
  let mask = 0x80;
  for (let i = 0; i < 8; i += 1, mask >>= 1) {
    if ((first & mask) === 0) return value + (first & (mask - 1)) * 2 ** (8 * i);
    value += byte() * 2 ** (8 * i);
  }
  return value;
}
