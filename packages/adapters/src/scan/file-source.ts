// A file as a source of bytes, read in windows where it is looked at, so that its size does not matter.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '@modelgate/formats/scan';

export interface FileSource extends ByteSource {
  close(): void;
}

/** Bytes of a window; most reads are short and near each other: headers, then a stream. */
const WINDOW = 65_536;

/** Opens a file; throws what the file system throws. A file that shrinks while it is read gives fewer bytes. */
export function fileSource(path: string): FileSource {
  const handle = openSync(path, 'r');
  const { size } = fstatSync(handle);
  let from = 0;
  let window: Uint8Array = new Uint8Array(0);
  const fetch = (offset: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    return bytes.subarray(0, fill(handle, bytes, offset));
  };
  return {
    size,
    read: (offset, length) => {
      const end = Math.min(offset + length, size);
      if (offset >= from && end <= from + window.length) return window.subarray(offset - from, end - from);
      if (length >= WINDOW) return fetch(offset, length);
      // A new array each time, since views of the old one may still be in use.
      [from, window] = [offset, fetch(offset, WINDOW)];
      return window.subarray(0, Math.max(0, end - offset));
    },
    close: () => closeSync(handle),
  };
}

/** Fills `bytes` from the file and returns how many bytes were read. */
function fill(handle: number, bytes: Uint8Array, offset: number): number {
  let done = 0;
  while (done < bytes.length) {
    const read = readSync(handle, bytes, done, bytes.length - done, offset + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}
