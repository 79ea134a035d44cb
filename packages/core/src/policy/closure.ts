// A policy is its closure: every file it names, and one digest of them all.
import { createHash } from 'node:crypto';
import type { ClosureFile } from './types.ts';

/** The files sorted by path, with their digests. */
export function closureOf(paths: Iterable<string>, sha256: ReadonlyMap<string, string>): readonly ClosureFile[] {
  return [...paths].sort().map((path) => ({ path, sha256: sha256.get(path)! }));
}

/** SHA-256 over a line per file (digest, two spaces, path, as `sha256sum` writes them); 64 hexadecimal digits. */
export function closureDigest(closure: readonly ClosureFile[]): string {
  const lines = closure.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
  return createHash('sha256').update(lines).digest('hex');
}
