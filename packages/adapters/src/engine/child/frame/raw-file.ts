// A file of little-endian numbers that is written piece by piece and read by the parent as one typed array.
import { closeSync, openSync, writeSync } from 'node:fs';

const BUFFERED = 1 << 20;

export class RawFile {
  readonly #file: number;
  readonly #buffer = new Uint8Array(BUFFERED);
  #filled = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o600);
  }

  append(values: ArrayBufferView): void {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    if (this.#filled + bytes.length > BUFFERED) this.#flush();
    if (bytes.length > BUFFERED) {
      this.#write(bytes);
      return;
    }
    this.#buffer.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    this.#write(this.#buffer.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done);
  }
}
