// Git LFS keeps a small text in the tree in place of the file: a pointer is never the file.
import { createHash } from 'node:crypto';
import type { Wanted } from './own-copy.ts';

export interface LfsPointer {
  /** SHA-256 of the file's bytes, 64 hexadecimal digits. */
  readonly oid: string;
  /** Bytes of the file. */
  readonly size: number;
}

/** Pointers are less than 1,024 bytes long (Git LFS specification, v1). */
export const longestPointer = 1024;

/** The pointer that these bytes are, if they are one. */
export function lfsPointer(bytes: Uint8Array): LfsPointer | undefined {
  if (bytes.length >= longestPointer) return undefined;
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith('version https://git-lfs.github.com/spec/v1\n')) return undefined;
  const oid = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const size = /^size (\d{1,15})$/m.exec(text)?.[1];
  return oid === undefined || size === undefined ? undefined : { oid, size: Number(size) };
}

/** The file that a pointer stands for. */
export function pointedAt({ oid, size }: LfsPointer): Wanted {
  return { size, is: (bytes) => createHash('sha256').update(bytes).digest('hex') === oid };
}

/** Why a pointer cannot be read as the file. */
export function lfsReason(path: string, pointer: LfsPointer): string {
  const name = `sha256:${pointer.oid.slice(0, 12)}…, ${pointer.size} bytes`;
  return `${path} is a Git LFS pointer (${name}); its content is not in the tree: run git lfs fetch for that commit, or name a baseline path`;
}
