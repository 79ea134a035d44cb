// SHA-256 of files: small ones at once, large ones streamed.
import { createHash, hash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { assertUnchanged, type SourceFile } from './source-file.ts';

/** Up to so many bytes, setting a stream up takes longer than hashing. */
const SMALL = 1 << 20;

/** Hexadecimal SHA-256 of a file. */
export async function sha256File(path: string): Promise<string> {
  if (statSync(path).size <= SMALL) return hash('sha256', readFileSync(path), 'hex');
  const digest = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), digest);
  return digest.digest('hex');
}

/** sha256:… of the one file, or of the sorted list of names (below their common folder) and digests. */
export async function digestOf(files: readonly SourceFile[]): Promise<string> {
  const lines: string[] = [];
  const root = commonFolder(files.map((f) => f.path));
  for (const file of files) {
    const digest = await sha256File(file.path);
    assertUnchanged(file);
    if (files.length === 1) return `sha256:${digest}`;
    lines.push(`${relative(root, file.path).split(sep).join('/')}\0${digest}\n`);
  }
  return `sha256:${createHash('sha256').update(lines.sort().join('')).digest('hex')}`;
}

function commonFolder(paths: readonly string[]): string {
  return paths.map(dirname).reduce((common, folder) => {
    let root = common;
    while (relative(root, folder).startsWith('..')) root = dirname(root);
    return root;
  });
}
