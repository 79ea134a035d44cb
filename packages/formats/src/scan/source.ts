// Bytes at rest, read where they are needed: a file, a slice of it, or memory.

export interface ByteSource {
  readonly size: number;
  /** Bytes [offset, offset + length), fewer where the source ends; never written to. Throws what the medium throws. */
  read(offset: number, length: number): Uint8Array;
  /** Frees what stands behind it. Slices leave that to their whole. */
  close?(): void;
}

export function memorySource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/** A stretch of another source; nothing is copied. */
export function sliceSource(of: ByteSource, from: number, size: number): ByteSource {
  const kept = Math.max(0, Math.min(size, of.size - from));
  return { size: kept, read: (offset, length) => of.read(from + offset, Math.max(0, Math.min(length, kept - offset))) };
}
