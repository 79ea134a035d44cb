// .xz files (version 1.1.0 of the format): streams of blocks of LZMA2, each with an index. What is not what its checksum says is
// read all the same, as loaders read it up to there, and is not evaluated. Checksums of headers are passed over: a header that is
// wrong decodes nothing, or something that has a checksum of its own.
import { BrokenError, UnsupportedError } from '../../../scan/reader.ts';
import type { Sink } from '../../../scan/reader.ts';
import type { ByteSource } from '../../../scan/source.ts';
import { startsWith } from '../../../scan/after.ts';
import { crc32Check, crc64Check, isSum, sha256Check, type Check } from '../checks.ts';
import type { Decode } from '../decode.ts';
import { decodeFrames } from '../frames.ts';
import { x86Sink } from '../x86.ts';
import { makeDictionary } from './dictionary.ts';
import { byteInput } from './input.ts';
import type { ByteInput } from './input.ts';
import { decodeLzma2, lzma2Dictionary } from './lzma2.ts';

export const isXz = (head: Uint8Array): boolean => startsWith(head, '\xfd7zXZ\0');

const HEADER = 12;
/** The ids of filters. */
const X86 = 0x04;
const LZMA2 = 0x21;
/** The length of the check after a block, by its type: none, CRC-32, CRC-64, SHA-256, and reserved ones. */
const CHECKS = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

const checks: Readonly<Record<number, () => Check>> = { 1: crc32Check, 4: crc64Check, 10: sha256Check };

const decodeStream: Decode = (source, sink) => {
  const input = byteInput(source, HEADER);
  const type = (source.read(7, 1)[0] ?? 0) & 15;
  let sound = true;
  try {
    for (let size = input.next(); size !== 0; size = input.next()) {
      const check = checks[type]?.();
      decodeBlock(input, size, check === undefined ? sink : summed(sink, check));
      skip(input, pad(input.position));
      const told = source.read(input.position, CHECKS[type]!);
      skip(input, CHECKS[type]!);
      sound &&= check === undefined || isSum(check, told);
    }
    skipIndex(input);
  } catch (error) {
    if (!(error instanceof BrokenError)) throw error;
    return { used: input.position, broken: error.message };
  }
  const used = endOfPadding(source, input.position);
  return sound ? { used } : { used, broken: 'its xz data is not what its checksum says' };
};

const summed = (sink: Sink, check: Check): Sink => ({
  write(bytes) {
    check.update(bytes);
    sink.write(bytes);
  },
  source: () => sink.source(),
});

/** A block: its header of `size` × 4 + 4 bytes, of which one is read, then its data. */
function decodeBlock(input: ByteInput, size: number, sink: Sink): void {
  const start = input.position - 1;
  const flags = input.next();
  for (const given of [flags & 0x40, flags & 0x80]) if (given !== 0) varint(input);
  const { filtered, flush } = readFilters(input, (flags & 3) + 1, sink);
  const dictionary = makeDictionary(lzma2Dictionary(input.next()), filtered);
  skip(input, start + size * 4 + 4 - input.position);
  try {
    decodeLzma2(input, dictionary);
  } finally {
    dictionary.flush();
    flush();
  }
}

/** Reads the filters, up to the properties of LZMA2: LZMA2 alone, or after the x86 filter. */
function readFilters(
  input: ByteInput,
  count: number,
  sink: Sink,
): { filtered: Pick<Sink, 'write'>; flush: () => void } {
  const ids: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const id = varint(input);
    const properties = varint(input);
    ids.push(id);
    if (id === LZMA2 && properties === 1 && i === count - 1) break;
    if (id !== X86 || properties !== 0) throw new UnsupportedError('it uses filters of xz that cannot be read here');
  }
  if (ids.at(-1) !== LZMA2 || count > 2) throw new UnsupportedError('it uses filters of xz that cannot be read here');
  if (count === 1) return { filtered: sink, flush: () => {} };
  const x86 = x86Sink(sink);
  return { filtered: x86, flush: () => x86.flush() };
}

/** The index: two numbers for each block, padding and a CRC-32; then the stream's footer of 12 bytes. */
function skipIndex(input: ByteInput): void {
  const start = input.position - 1;
  for (let left = 2 * varint(input); left > 0; left -= 1) varint(input);
  skip(input, pad(input.position - start) + 4 + HEADER);
}

/** Streams are padded with zeros in groups of four. */
function endOfPadding(source: ByteSource, from: number): number {
  let at = from;
  while (at + 4 <= source.size && source.read(at, 4).every((byte) => byte === 0)) at += 4;
  return at;
}

const pad = (position: number): number => -position & 3;

/** A number of at most nine bytes, with seven bits in each, the lowest first. */
function varint(input: ByteInput): number {
  let value = 0;
  for (let i = 0; i < 9; i += 1) {
    const byte = input.next();
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return value;
  }
  throw new BrokenError('a number in its xz headers does not end');
}

function skip(input: ByteInput, bytes: number): void {
  if (bytes < 0) throw new BrokenError('its xz headers are too short');
  for (let left = bytes; left > 0; left -= 1) input.next();
}

export const decodeXz: Decode = decodeFrames(decodeStream, isXz);
