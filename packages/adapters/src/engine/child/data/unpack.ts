// Text files as they are often kept, compressed: unpacked into the private folder before anything reads them.
import type { Packing } from '@modelgate/core/data-format';
import { closeSync, createReadStream, createWriteStream, openSync, readSync, rmSync, unlinkSync } from 'node:fs';
import type { Transform } from 'node:stream';
import { inputFault, type EngineFault } from '../fault.ts';
import { checkText } from './file-format.ts';
import { headOf, type SourceFile } from './source-file.ts';

/** A file may fill so many times its own size of the disk, or 1 GB: tables shrink to a tenth. */
const [TIMES, ALWAYS] = [100, 1 << 30] as const;

export interface PackedFile extends SourceFile {
  readonly packing: Packing;
}

export const isPacked = (file: SourceFile): file is PackedFile => file.packing !== undefined;

/** The file, to be read where it is unpacked: all of its parts, one behind the other, as other readers have them. */
export async function unpacked(file: PackedFile, to: string, always: number = ALWAYS): Promise<SourceFile> {
  const most = Math.max(always, TIMES * file.bytes);
  const bounded = bound(file, most);
  // Of a data set that could not be opened.
  rmSync(to, { force: true });
  try {
    for (let at = 0; at < file.bytes; at = nextPart(file, at)) at += await unpackPart(file, at, bounded, to);
  } catch (cause) {
    rmSync(to, { force: true });
    throw isOfDecoder(cause) ? broken(file, cause) : cause;
  }
  checkText(file.named, headOf(to), file.format);
  return { ...file, readPath: to };
}

/** Nothing reads what was unpacked any more. */
export function removeUnpacked(files: readonly SourceFile[]): void {
  for (const { readPath } of files.filter(isPacked)) unlinkSync(readPath);
}

type Bounded = (pieces: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>;

/** How many bytes of the file the part takes, which begins at `at`: a decoder ends with its own, whatever follows. */
async function unpackPart(file: PackedFile, at: number, bounded: Bounded, to: string): Promise<number> {
  const { pipeline } = await import('node:stream/promises');
  const decoder = await decoderOf(file.packing);
  await pipeline(createReadStream(file.path, { start: at }), decoder, bounded, createWriteStream(to, { flags: 'a' }));
  if (decoder.bytesWritten === 0) throw broken(file, undefined);
  return decoder.bytesWritten;
}

/** Node's own, loaded when a file asks for it. It counts the bytes that it was given and took. */
async function decoderOf(packing: Packing): Promise<Transform & { readonly bytesWritten: number }> {
  const zlib = await import('node:zlib');
  return packing === 'gz' ? zlib.createGunzip() : zlib.createZstdDecompress();
}

/** Where the next part begins, from `at` on; the file's end without one. Gzip's parts may have zeros between them, and Zstandard's frames to skip. */
function nextPart(file: PackedFile, at: number): number {
  for (let next = at; next < file.bytes;) {
    const head = bytesAt(file.path, next);
    const skip = file.packing === 'gz' ? zeros(head) : skippable(head);
    if (skip > 0) next += skip;
    else if (head.subarray(0, MAGIC[file.packing].length).equals(MAGIC[file.packing])) return next;
    else throw broken(file, undefined);
  }
  return file.bytes;
}

const MAGIC: Readonly<Record<Packing, Buffer>> = {
  gz: Buffer.of(0x1f, 0x8b),
  zst: Buffer.of(0x28, 0xb5, 0x2f, 0xfd),
};

function zeros(head: Buffer): number {
  const end = head.findIndex((byte) => byte !== 0);
  return end < 0 ? head.length : end;
}

/** Its length with the eight bytes in front; 0 for anything else. */
function skippable(head: Buffer): number {
  const isOne = head.length >= 8 && head.readUInt32LE(0) >>> 4 === 0x184d2a5;
  return isOne ? 8 + head.readUInt32LE(4) : 0;
}

function bytesAt(path: string, from: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(1 << 12);
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
  } finally {
    closeSync(file);
  }
}

function bound(file: SourceFile, most: number): Bounded {
  let bytes = 0;
  return async function* (pieces) {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > most) throw tooLarge(file, most);
      yield piece;
    }
  };
}

function tooLarge({ named, bytes }: SourceFile, most: number): EngineFault {
  return inputFault({
    code: 'input/file-unreadable',
    named,
    expected: `at most ${most} bytes when it is unpacked: 1 GB, or ${TIMES} times its own ${bytes} bytes`,
    received: 'more',
    hint: 'write it as Parquet',
  });
}

/** Their codes begin with Z; others are of the file system. */
function isOfDecoder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z');
}

function broken({ named }: SourceFile, cause: unknown): EngineFault {
  return inputFault(
    {
      code: 'input/file-unreadable',
      named,
      expected: 'a compressed file that can be unpacked',
      received: 'one that is cut short or broken',
      hint: 'fetch or write it again',
    },
    cause,
  );
}
