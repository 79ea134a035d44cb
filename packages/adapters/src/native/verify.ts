// Compares every file that may be loaded with the lock.
import type { Digest } from './digests.ts';
import type { LockedFile } from './locked.ts';

/** SHA-256 of files, in the order of the paths. */
export type Digests = (paths: readonly string[]) => Promise<readonly Digest[]>;

/** What is wrong with the files, one sentence each, in the order of the list; [] when every file is the locked one. */
export async function mismatches(
  files: readonly LockedFile[],
  pathOf: (name: string) => string | undefined,
  digests: Digests,
): Promise<readonly string[]> {
  const paths = files.map((file) => pathOf(file.name));
  const found = await digests(paths.filter((path) => path !== undefined));
  const next = found.values();
  const problems = files.map((file, i) =>
    paths[i] === undefined ? `${file.name} is missing` : problemOf(file, next.next().value),
  );
  return problems.filter((problem) => problem !== undefined);
}

function problemOf({ name, sha256 }: LockedFile, digest: Digest | undefined): string | undefined {
  if (digest === undefined) return `${name} was not hashed`;
  if ('fault' in digest) return `${name} cannot be read: ${digest.fault}`;
  return digest.sha256 === sha256 ? undefined : `${name} has SHA-256 ${digest.sha256}, expected ${sha256}`;
}
