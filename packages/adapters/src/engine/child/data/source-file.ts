// A data file before it is read: what it is, and the stamp that shows whether it was changed meanwhile.
import type { DataRef } from '@modelgate/core';
import { formatByName, type DataFormat, type Packing } from '@modelgate/core/data-format';
import { closeSync, constants, copyFileSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { inputFault, type EngineFault } from '../fault.ts';
import { checkPacked, checkParquet, checkText, isParquet, unknownFormat } from './file-format.ts';

export interface SourceFile {
  /** How messages name it: the data set, and the file as the policy spells it. */
  readonly named: string;
  readonly path: string;
  /** Where DuckDB reads it: elsewhere when its name is a pattern to DuckDB, or its bytes are compressed. */
  readonly readPath: string;
  readonly format: DataFormat;
  /** 'tsv': what its name ends in, in small letters, without how it is compressed. */
  readonly ending: string;
  /** How a text file is compressed. */
  readonly packing?: Packing;
  readonly bytes: number;
  readonly stamp: string;
}

/** Looks at a file's first and last bytes; whatever cannot be its format is refused here, in words. */
export function inspectFile(ref: DataRef, path: string): SourceFile {
  const named = `data ${ref.name}, file ${spelled(ref, path)}`;
  const { real, bytes, stamp } = stampOf(named, path);
  if (bytes === 0)
    throw inputFault({
      code: 'input/file-empty',
      named,
      expected: 'a data file',
      received: 'an empty file',
      hint: 'check how it was written',
    });
  const { ending, format, packing } = formatByName(path);
  const { head, tail } = reached(named, () => ends(real, bytes));
  const isText = format === 'csv' || format === 'json';
  if (packing ? !isText : format === undefined && !isParquet(head)) throw unknownFormat(named, head);
  if (packing) checkPacked(named, head, packing);
  else if (isText) checkText(named, head, format);
  else checkParquet(named, head, tail, bytes);
  const read = { named, path: real, readPath: real, format: format ?? 'parquet', ending, bytes, stamp };
  return packing ? { ...read, packing } : read;
}

/**
 * A file of the data set as the policy spells it: what follows the part of the policy's path that is no pattern. Never a folder of the
 * machine: a copy that lies elsewhere is called by its own name.
 */
export function spelled({ path = '' }: Pick<DataRef, 'path'>, file: string): string {
  const fixed = path.split('/').filter((part) => part !== '.');
  const pattern = fixed.findIndex((part) => /[*?[\]{}]/.test(part));
  const known = (pattern < 0 ? fixed : fixed.slice(0, pattern)).join('/');
  if (pattern < 0 && basename(file) === basename(path)) return known;
  const own = file.replaceAll('\\', '/');
  const at = own.lastIndexOf(`/${known}/`);
  return known === '' || at < 0 ? basename(file) : own.slice(at + 1);
}

/** The first bytes of a file, by which its format is known. */
export function headOf(path: string): Uint8Array {
  return ends(path, statSync(path).size).head;
}

/** A file whose name DuckDB would take for a pattern is copied. A link would do, but show on the user's own file. */
export function withPlainName(file: SourceFile, copy: string): SourceFile {
  if (!/[*?[\]{}]/.test(file.path)) return file;
  copyFileSync(file.path, copy, constants.COPYFILE_FICLONE);
  return { ...file, readPath: copy };
}

/** Throws input/file-changed when the file is not the one that was inspected. */
export function assertUnchanged(file: SourceFile): void {
  const { bytes, stamp } = stampOf(file.named, file.path);
  if (stamp !== file.stamp) throw changed(file, bytes);
}

/** A file that is another than the one that was hashed; `bytes`: as long as it is now. */
export function changed({ named, bytes: before }: SourceFile, bytes: number): EngineFault {
  return inputFault({
    code: 'input/file-changed',
    named,
    expected: `the ${before} bytes that were hashed`,
    received: `a file changed during the run, now ${bytes} bytes`,
    hint: 'write the data before the gate runs',
  });
}

function stampOf(named: string, path: string): { real: string; bytes: number; stamp: string } {
  const real = reached(named, () => realpathSync(path));
  const stat = reached(named, () => statSync(real, { bigint: true }));
  if (!stat.isFile())
    throw inputFault({ code: 'input/file-unreadable', named, expected: 'a file', received: 'a folder or device' });
  return {
    real,
    bytes: Number(stat.size),
    stamp: `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}`,
  };
}

/** What the file system says no to is an error of the input. */
function reached<T>(named: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw unreachable(named, error);
  }
}

function unreachable(named: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === 'ENOENT')
    return inputFault({
      code: 'input/file-missing',
      named,
      expected: 'a file',
      received: 'none',
      hint: 'check the path',
    });
  if (code === undefined) return error;
  return inputFault(
    { code: 'input/file-unreadable', named, expected: 'a readable file', received: `the error ${code}` },
    error,
  );
}

function ends(path: string, bytes: number): { head: Uint8Array; tail: Uint8Array } {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(Math.min(bytes, 512));
    const tail = Buffer.alloc(Math.min(bytes, 8));
    readSync(file, head, 0, head.length, 0);
    readSync(file, tail, 0, tail.length, bytes - tail.length);
    return { head, tail };
  } finally {
    closeSync(file);
  }
}
