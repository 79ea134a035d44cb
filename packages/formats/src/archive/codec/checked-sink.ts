// A sink that computes the CRC-32 and the length of what passes through it.
import { crc32 } from 'node:zlib';
import type { Sink } from '../../scan/reader.ts';

export interface CheckedSink extends Sink {
  readonly crc: number;
  readonly size: number;
}

export function checkedSink(sink: Sink): CheckedSink {
  let crc = 0;
  let size = 0;
  return {
    write(bytes) {
      sink.write(bytes);
      crc = crc32(bytes, crc);
      size += bytes.length;
    },
    source: () => sink.source(),
    get crc() {
      return crc;
    },
    get size() {
      return size;
    },
  };
}
