// A temporary file for decoded bytes. It has no name, so that it is gone when it is closed or the process dies.
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TemporaryFile } from '@modelgate/formats/scan';

/** A new file of mode 600 in a folder of mode 700 under `parent`; both are unlinked before anything is written. */
export function openTemporaryFile(parent: string = tmpdir()): TemporaryFile {
  const folder = mkdtempSync(join(parent, 'modelgate-scan-'));
  let file: number;
  try {
    file = openSync(join(folder, 'decoded'), 'wx+', 0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  let size = 0;
  return {
    write(bytes) {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, size + at);
      size += bytes.length;
    },
    source: () => ({
      size,
      read: (offset, length) => readAt(file, offset, Math.max(0, Math.min(length, size - offset))),
    }),
    close: () => closeSync(file),
  };
}

function readAt(file: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  while (at < length) {
    const got = readSync(file, bytes, at, length - at, offset + at);
    if (got === 0) break;
    at += got;
  }
  return bytes.subarray(0, at);
}
