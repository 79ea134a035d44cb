// Git LFS pointers, which stand in the tree in place of the file.
import { createHash } from 'node:crypto';
import type { LfsPointer } from '@modelgate/formats/lfs';
import type { Wanted } from './own-copy.ts';

/** The file that a pointer stands for. */
export function pointedAt({ oid, size }: LfsPointer): Wanted {
  return { size, is: (bytes) => createHash('sha256').update(bytes).digest('hex') === oid };
}

/** Why a pointer cannot be read as the file. */
export function lfsReason(path: string, pointer: LfsPointer): string {
  const name = `sha256:${pointer.oid.slice(0, 12)}…, ${pointer.size} bytes`;
  return `${path} is a Git LFS pointer (${name}); its content is not in the tree: run git lfs fetch for that commit, or name a baseline path`;
}
