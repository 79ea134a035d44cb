// A file as a source of bytes: read where it is looked at, a window at a time, so that its size does not matter.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '@modelgate/formats/scan';

export interface FileSource extends ByteSource {
  close(): void;
}

/** Most looks are short and near each other: headers, then a stream. */
const WINDOW = 65_536;

/** Throws what the file system throws. A file that shrinks meanwhile gives fewer bytes. */
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
      // A new one each time: views of the old one are still being looked at.
      [from, window] = [offset, fetch(offset, WINDOW)];
      return window.subarray(0, Math.max(0, end - offset));
    },
    close: () => closeSync(handle),
  };
}

/** How many bytes there were. */
function fill(handle: number, bytes: Uint8Array, offset: number): number {
  let done = 0;
  while (done < bytes.length) {
    const read = readSync(handle, bytes, done, bytes.length - done, offset + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}
