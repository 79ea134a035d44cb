// Compares every file that may be loaded with the lock.
import type { Digest, HashFunction } from './digests.ts';
import type { LockedFile } from './locked.ts';

/** A locked file where it was found. */
export interface FoundFile extends LockedFile {
  readonly path: string;
}

/**
 * Digests of files, in their order. They are all that is loaded from the folder, where one is named: whoever finds them all as they
 * should be may begin to.
 */
export type Digests = (files: readonly FoundFile[], dir: string | undefined) => Promise<readonly Digest[]>;

export interface Place {
  readonly files: readonly LockedFile[];
  /** The node_modules folder that the engines would be loaded from. */
  readonly dir: string;
  readonly pathOf: (name: string) => string | undefined;
}

/** What is wrong with the files, one sentence each, in the order of the list; [] when every file is the locked one. */
export async function mismatches({ files, dir, pathOf }: Place, digests: Digests): Promise<readonly string[]> {
  const found = files.flatMap((file) => {
    const path = pathOf(file.name);
    return path === undefined ? [] : [{ ...file, path }];
  });
  // Node would look further up for what is missing here, where nothing is verified.
  const results = await digests(found, found.length === files.length ? dir : undefined);
  const digestOf = new Map(found.map(({ name }, i) => [name, results[i]]));
  return files.flatMap((file) => {
    if (!digestOf.has(file.name)) return [`${file.name} is missing`];
    return problemOf(file, digestOf.get(file.name)) ?? [];
  });
}

const called: Readonly<Record<HashFunction, string>> = { sha256: 'SHA-256', blake2b512: 'BLAKE2b-512' };

function problemOf(file: LockedFile, digest: Digest | undefined): string | undefined {
  if (digest === undefined) return `${file.name} was not hashed`;
  if ('fault' in digest) return `${file.name} cannot be read: ${digest.fault}`;
  if (isLocked(file, digest)) return undefined;
  return `${file.name} has ${called[digest.by]} ${digest.hex}, expected ${file.digests[digest.by]}`;
}

export function isLocked({ digests }: LockedFile, digest: Digest): boolean {
  return 'hex' in digest && digest.hex === digests[digest.by];
}
