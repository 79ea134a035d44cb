// Zstandard (RFC 8878): frames, and skippable frames, which may hold anything and are skipped.
import type { Decode } from './decode.ts';
import { decodeFlate } from './flate.ts';
import { decodeFrames } from './frames.ts';

export const isZstd = (head: Uint8Array): boolean =>
  (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) || isSkippable(head);

/** 0x184d2a50 to 0x184d2a5f, little-endian, and a length. */
const isSkippable = (head: Uint8Array): boolean =>
  ((head[0] ?? 0) & 0xf0) === 0x50 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18;

const decompress = decodeFlate('zstd');

const decodeFrame: Decode = (source, sink, budget) => {
  const head = source.read(0, 8);
  if (!isSkippable(head)) return decompress(source, sink, budget);
  if (head.length < 8) return { used: source.size, broken: 'its last frame is cut short' };
  const used = 8 + new DataView(head.buffer, head.byteOffset, 8).getUint32(4, true);
  return used > source.size ? { used: source.size, broken: 'its last frame is cut short' } : { used };
};

export const decodeZstd: Decode = decodeFrames(decodeFrame, isZstd);
