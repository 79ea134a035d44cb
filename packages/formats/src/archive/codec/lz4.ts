// LZ4 frames (lz4_Frame_format.md 1.6.1) and their blocks: forty lines of copying, for which no library is needed. What is not
// what its checksum says is read all the same, and is not evaluated.
import { BrokenError } from '../../scan/reader.ts';
import type { Budget, Sink } from '../../scan/reader.ts';
import type { ByteSource } from '../../scan/source.ts';
import { startsWith } from '../../scan/after.ts';
import { isSum, xxHash32Check, type Check } from './checks.ts';
import type { Decode } from './decode.ts';
import { decodeFrames } from './frames.ts';

const isFrame = (head: Uint8Array): boolean => startsWith(head, '\x04\x22\x4d\x18');
/** The magic of a skippable frame is 0x184d2a50 to 0x184d2a5f; zstd has the same. */
const isSkippable = (head: Uint8Array): boolean =>
  ((head[0] ?? 0) & 0xf0) === 0x50 && startsWith(head, '\x2a\x4d\x18', 1);

export const isLz4: (head: Uint8Array) => boolean = isFrame;

const BLOCK_CHECKSUM = 0x10;
const CONTENT_SIZE = 0x08;
const CONTENT_CHECKSUM = 0x04;
const DICTIONARY = 0x01;
/** How many bytes back a block may copy from. */
const HISTORY = 1 << 16;

const u32 = (source: ByteSource, at: number): number => {
  const bytes = source.read(at, 4);
  if (bytes.length < 4) throw new BrokenError('its LZ4 data is cut short');
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
};

const decodeFrame: Decode = (source, sink, budget) => {
  if (isSkippable(source.read(0, 4))) return { used: Math.min(source.size, 8 + u32(source, 4)) };
  const flags = source.read(4, 1)[0] ?? 0;
  const header = 7 + ((flags & CONTENT_SIZE) === 0 ? 0 : 8) + ((flags & DICTIONARY) === 0 ? 0 : 4);
  const content = (flags & CONTENT_CHECKSUM) === 0 ? undefined : xxHash32Check();
  const progress: Progress = { at: header, content, sound: isSoundHeader(source.read(4, header - 4)) };
  try {
    decodeBlocks(source, flags, progress, sink, budget);
  } catch (error) {
    if (!(error instanceof BrokenError)) throw error;
    return { used: Math.min(source.size, progress.at), broken: error.message };
  }
  const sound = progress.sound && (content === undefined || isSum(content, source.read(progress.at, 4)));
  const used = progress.at + (content === undefined ? 0 : 4);
  return sound ? { used } : { used: Math.min(source.size, used), broken: 'its LZ4 data is not what its checksum says' };
};

/** How far a frame was decoded, the checksum of its content if it has one, and whether all checksums so far were right. */
interface Progress {
  at: number;
  readonly content: Check | undefined;
  sound: boolean;
}

/** The last byte of the header is the second byte of the checksum of those before it. */
function isSoundHeader(header: Uint8Array): boolean {
  const check = xxHash32Check();
  check.update(header.subarray(0, -1));
  return check.digest()[1] === header.at(-1);
}

function isSoundBlock(bytes: Uint8Array, told: Uint8Array): boolean {
  const check = xxHash32Check();
  check.update(bytes);
  return isSum(check, told);
}

function decodeBlocks(source: ByteSource, flags: number, progress: Progress, sink: Sink, budget: Budget): void {
  const code = ((source.read(5, 1)[0] ?? 0) >> 4) & 7;
  if (code < 4) throw new BrokenError('its LZ4 blocks are of no known size');
  const most = 1 << (8 + 2 * code);
  const window = new Uint8Array(HISTORY + most);
  for (let history = 0; ;) {
    budget.tick();
    const size = u32(source, progress.at);
    progress.at += 4;
    if (size === 0) return;
    const bytes = source.read(progress.at, size & 0x7fffffff);
    if ((size & 0x7fffffff) > most || bytes.length < (size & 0x7fffffff))
      throw new BrokenError('its LZ4 data is cut short');
    const end = size > 0x7fffffff ? stored(bytes, window, history) : decodeBlock(bytes, window, history);
    const decoded = window.slice(history, end);
    sink.write(decoded);
    progress.content?.update(decoded);
    progress.at += bytes.length;
    if ((flags & BLOCK_CHECKSUM) !== 0) {
      progress.sound &&= isSoundBlock(bytes, source.read(progress.at, 4));
      progress.at += 4;
    }
    window.copyWithin(0, Math.max(0, end - HISTORY), end);
    history = Math.min(end, HISTORY);
  }
}

function stored(bytes: Uint8Array, out: Uint8Array, at: number): number {
  out.set(bytes, at);
  return at + bytes.length;
}

/** Decodes one block to `out`, from `start`, and returns where it ends; it may copy from the bytes before `start`. */
function decodeBlock(bytes: Uint8Array, out: Uint8Array, start: number): number {
  let from = 0;
  let to = start;
  const lengthOf = (nibble: number): number => {
    let length = nibble;
    for (let more = nibble === 15; more; from += 1) {
      const byte = bytes[from] ?? 0;
      length += byte;
      more = byte === 255;
    }
    return length;
  };
  while (from < bytes.length) {
    const token = bytes[from++]!;
    const literals = lengthOf(token >> 4);
    if (from + literals > bytes.length || to + literals > out.length) throw new BrokenError('its LZ4 data is broken');
    out.set(bytes.subarray(from, from + literals), to);
    from += literals;
    to += literals;
    if (from >= bytes.length) break;
    const distance = bytes[from]! + 256 * (bytes[from + 1] ?? 0);
    from += 2;
    const length = 4 + lengthOf(token & 15);
    if (distance === 0 || distance > to || to + length > out.length) throw new BrokenError('its LZ4 data is broken');
    copyWithin(out, to, distance, length);
    to += length;
  }
  return to;
}

/** Copies from `distance` bytes back; the copied bytes may be copied again. Long runs are doubled until they are long enough. */
function copyWithin(out: Uint8Array, to: number, distance: number, length: number): void {
  if (length < 64) {
    for (let i = to; i < to + length; i += 1) out[i] = out[i - distance]!;
    return;
  }
  for (let done = 0; done < length;) {
    const run = Math.min(distance + done, length - done);
    out.copyWithin(to + done, to - distance, to - distance + run);
    done += run;
  }
}

export const decodeLz4: Decode = decodeFrames(decodeFrame, (head) => isFrame(head) || isSkippable(head));
