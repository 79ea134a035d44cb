// Images. Each is followed to its own end, because what stands behind that is not the image any more.
import { inertUpTo, startsWith } from '../scan/after.ts';
import { BrokenError } from '../scan/reader.ts';
import type { Budget, Reader } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

type EndOf = (source: ByteSource, budget: Budget) => number;

interface ImageFormat {
  readonly is: (head: Uint8Array) => boolean;
  readonly endOf: EndOf;
}

const u8 = (source: ByteSource, at: number): number => {
  const [byte] = source.read(at, 1);
  if (byte === undefined) throw new BrokenError('the image is cut short');
  return byte;
};
const u32 = (source: ByteSource, at: number, little: boolean): number => {
  const bytes = source.read(at, 4);
  if (bytes.length < 4) throw new BrokenError('the image is cut short');
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, little);
};

/** Chunks of length, type, data and CRC, until IEND. */
const endOfPng: EndOf = (source, budget) => {
  for (let at = 8; ;) {
    budget.tick();
    const next = at + 12 + u32(source, at, false);
    if (startsWith(source.read(at + 4, 4), 'IEND')) return next;
    at = next;
  }
};

/** Segments of two bytes of length; behind a start of scan (0xda) come coded bytes, in which 0xff is followed by 0 or a restart. */
const endOfJpeg: EndOf = (source, budget) => {
  for (let at = 2; ;) {
    budget.tick();
    if (u8(source, at) !== 0xff) throw new BrokenError('a JPEG segment does not begin where it should');
    const marker = u8(source, at + 1);
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) at += 1;
    else {
      at += 2 + 256 * u8(source, at + 2) + u8(source, at + 3);
      if (marker === 0xda) at = endOfScan(source, at, budget);
    }
  }
};

const WINDOW = 1 << 16;

function endOfScan(source: ByteSource, from: number, budget: Budget): number {
  for (let at = from; at < source.size; at += WINDOW) {
    budget.tick();
    const bytes = source.read(at, WINDOW + 1);
    for (let i = bytes.indexOf(0xff); i >= 0 && i < WINDOW; i = bytes.indexOf(0xff, i + 1)) {
      const next = bytes[i + 1] ?? 0;
      if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at + i;
    }
  }
  throw new BrokenError('the image is cut short');
}

/** Blocks of one byte of length, until one of none. */
function endOfBlocks(source: ByteSource, from: number, budget: Budget): number {
  for (let at = from; ;) {
    budget.tick();
    const length = u8(source, at);
    at += 1 + length;
    if (length === 0) return at;
  }
}

/** A table of colours has 3 bytes for each of 2^(n+1). */
const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));

const endOfGif: EndOf = (source, budget) => {
  for (let at = 13 + colours(u8(source, 10)); ;) {
    const block = u8(source, at);
    if (block === 0x3b) return at + 1;
    if (block === 0x21) at = endOfBlocks(source, at + 2, budget);
    else if (block === 0x2c) at = endOfBlocks(source, at + 11 + colours(u8(source, at + 9)), budget);
    else throw new BrokenError('a GIF block does not begin where it should');
  }
};

const formats: readonly ImageFormat[] = [
  { is: (head) => startsWith(head, '\x89PNG\r\n\x1a\n'), endOf: endOfPng },
  { is: (head) => startsWith(head, '\xff\xd8\xff'), endOf: endOfJpeg },
  { is: (head) => startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a'), endOf: endOfGif },
  {
    is: (head) => startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8),
    endOf: (source) => 8 + u32(source, 4, true),
  },
  {
    is: (head) => startsWith(head, 'BM') && startsWith(head, '\0\0\0\0', 6),
    endOf: (source) => u32(source, 2, true),
  },
  // A TIFF's parts stand anywhere, so that it has no end.
  { is: (head) => startsWith(head, 'II*\0') || startsWith(head, 'MM\0*'), endOf: (source) => source.size },
];

export const imageReader: Reader = {
  format: 'image',
  recognises: (head) => formats.some((format) => format.is(head)),
  read(source, { budget }) {
    const format = formats.find(({ is }) => is(source.read(0, 32)))!;
    return inertUpTo(source, format.endOf(source, budget), 'image');
  },
};
