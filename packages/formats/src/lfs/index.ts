// What Git LFS leaves where a file was not fetched: a small text, and nothing of the file.

export interface LfsPointer {
  /** SHA-256 of the file's bytes, 64 hexadecimal digits. */
  readonly oid: string;
  /** Bytes of the file. */
  readonly size: number;
}

/** Pointers are less than 1,024 bytes long (Git LFS specification, v1). */
export const longestPointer = 1024;

/** How every pointer begins. */
export const pointerStart = 'version https://git-lfs.github.com/spec/v1\n';

/** The pointer that these bytes are, if they are one. */
export function lfsPointer(bytes: Uint8Array): LfsPointer | undefined {
  if (bytes.length >= longestPointer) return undefined;
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith(pointerStart)) return undefined;
  const oid = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const size = /^size (\d{1,15})$/m.exec(text)?.[1];
  return oid === undefined || size === undefined ? undefined : { oid, size: Number(size) };
}
