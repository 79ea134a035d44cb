// SHA-256 of files: those that take milliseconds at once, large ones while the database reads them. A file is hashed once in a run.
import type { DataFacts } from '@modelgate/core';
import { createHash, hash, type Hash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { withBytesOf } from '../../../native/digests.ts';
import { assertUnchanged, changed, type SourceFile } from './source-file.ts';

/** Up to so many bytes: hashing them at once takes as long as a database takes to open, and a stream keeps this process busy four times as long. */
const SMALL = 1 << 24;

/** Words behind the bytes: the hash of both is known to those who have the bytes, and does not follow from their digest alone. */
const SECRET_WORDS = 'modelgate: what is kept of this file';

/** Both hexadecimal. */
export interface FileDigest {
  readonly sha256: string;
  /** A key for what is kept of the file; it is never shown. */
  readonly secret: string;
}

/** Digests of one run by path. */
export class FileDigests {
  readonly #known = new Map<string, FileDigest & { readonly stamp: string }>();

  /** Throws input/file-changed when the file is not what was inspected, or not what was hashed before. */
  async of(file: SourceFile): Promise<FileDigest> {
    const known = this.#known.get(file.path);
    if (known && known.stamp !== file.stamp) throw changed(file, file.bytes);
    if (known) return known;
    const digest = bothOf(await hashed(file.path));
    assertUnchanged(file);
    this.#known.set(file.path, { ...digest, stamp: file.stamp });
    return digest;
  }
}

async function hashed(path: string): Promise<Hash> {
  const digest = createHash('sha256');
  if (statSync(path).size <= SMALL) return withBytesOf(path, digest);
  const pieces: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 20 });
  for await (const piece of pieces) digest.update(piece);
  return digest;
}

function bothOf(digest: Hash): FileDigest {
  const secret = digest.copy().update(SECRET_WORDS).digest('hex');
  return { sha256: digest.digest('hex'), secret };
}

/** What identifies a data set as it is read; see `DataFacts`. */
export type SetDigest = Pick<DataFacts, 'digest' | 'ofBytes'>;

/** Texts that stand for missing values are part of what was read. */
export async function digestOf(
  files: readonly SourceFile[],
  missing: readonly string[] | undefined,
  digests: FileDigests,
): Promise<SetDigest> {
  const ofBytes = await digestOfBytes(files, digests);
  return missing ? { digest: sha256(JSON.stringify([ofBytes, missing])), ofBytes } : { digest: ofBytes };
}

/** sha256:… of the one file, or of the sorted list of names (below their common folder) and digests. */
async function digestOfBytes(files: readonly SourceFile[], digests: FileDigests): Promise<string> {
  const own: string[] = [];
  for (const file of files) own.push((await digests.of(file)).sha256);
  if (files.length === 1) return `sha256:${own[0]!}`;
  const root = commonFolder(files.map((f) => f.path));
  const lines = files.map(({ path }, i) => `${relative(root, path).split(sep).join('/')}\0${own[i]!}\n`);
  return sha256(lines.sort().join(''));
}

function sha256(text: string): string {
  return `sha256:${hash('sha256', text, 'hex')}`;
}

function commonFolder(paths: readonly string[]): string {
  return paths.map(dirname).reduce((common, folder) => {
    let root = common;
    while (relative(root, folder).startsWith('..')) root = dirname(root);
    return root;
  });
}
