// Text files as they are often kept, compressed: unpacked into the private folder before anything reads them.
import type { Packing } from '@modelgate/core/data-format';
import { createReadStream, createWriteStream, rmSync, unlinkSync } from 'node:fs';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inputFault, type EngineFault } from '../fault.ts';
import { checkText, headOf, type SourceFile } from './source-file.ts';

/** A file may fill so many times its own size of the disk, or 1 GB: tables shrink to a tenth. */
const [TIMES, ALWAYS] = [100, 1 << 30] as const;

export interface PackedFile extends SourceFile {
  readonly packing: Packing;
}

export const isPacked = (file: SourceFile): file is PackedFile => file.packing !== undefined;

/** The file, to be read where it is unpacked. */
export async function unpacked(file: PackedFile, to: string, always: number = ALWAYS): Promise<SourceFile> {
  const most = Math.max(always, TIMES * file.bytes);
  try {
    await pipeline(
      createReadStream(file.path),
      await decoder(file.packing),
      bounded(file, most),
      createWriteStream(to),
    );
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

/** Node's own, loaded when a file asks for it. */
async function decoder(packing: Packing): Promise<Transform> {
  const zlib = await import('node:zlib');
  return packing === 'gz' ? zlib.createGunzip() : zlib.createZstdDecompress();
}

function bounded(file: SourceFile, most: number) {
  return async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0;
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
