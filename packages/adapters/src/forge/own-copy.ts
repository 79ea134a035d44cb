// The checkout's own copy of a commit's file: most files of a change are unchanged, and need not be fetched again.
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { treePath } from './tree-path.ts';

/** The wanted bytes, by their size and digest. */
export interface Wanted {
  /** Absent where it is not known in advance. */
  readonly size?: number;
  readonly is: (bytes: Uint8Array) => boolean;
}

/** Largest file of the checkout that is read to compare it, in bytes. */
const largest = 2 ** 30;

/** The bytes of the checkout's file if they are the wanted ones, else undefined. */
export async function ownCopy(
  checkout: string | undefined,
  path: string,
  { size, is }: Wanted,
): Promise<Uint8Array | undefined> {
  const checked = treePath(path);
  if (checkout === undefined || 'unreadable' in checked) return undefined;
  const file = join(checkout, ...checked.names);
  const facts = await lstat(file).catch(() => undefined);
  if (!facts?.isFile() || (size === undefined ? facts.size > largest : facts.size !== size)) return undefined;
  const bytes = await readFile(file).catch(() => undefined);
  return bytes !== undefined && is(bytes) ? bytes : undefined;
}
