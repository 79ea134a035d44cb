// The last decoded bytes, which LZMA copies from, on their way to the sink.
import { BrokenError, UnsupportedError } from '../../../scan/reader.ts';
import type { Sink } from '../../../scan/reader.ts';

/** xz -9 needs 64 MiB. */
const LARGEST = 128 << 20;
const SMALLEST = 4096;

export interface Dictionary {
  /** How many bytes were put since the last reset. */
  readonly size: number;
  put(byte: number): void;
  /** The byte that was put `distance` + 1 bytes ago. */
  back(distance: number): number;
  copy(distance: number, length: number): void;
  /** Forgets all bytes: later copies cannot reach back beyond this point. */
  reset(): void;
  flush(): void;
}

/** Throws UnsupportedError for a dictionary that would need too much memory. */
export function makeDictionary(bytes: number, sink: Pick<Sink, 'write'>): Dictionary {
  if (bytes > LARGEST) throw new UnsupportedError(`it needs a dictionary of ${bytes} bytes, more than ${LARGEST}`);
  const capacity = Math.max(bytes, SMALLEST);
  let ring = new Uint8Array(Math.min(capacity, FIRST));
  let at = 0;
  let flushed = 0;
  let size = 0;
  const flush = (): void => {
    if (at > flushed) sink.write(ring.slice(flushed, at));
    if (at === ring.length && ring.length === capacity) at = 0;
    else if (at === ring.length) ring = grown(ring, capacity);
    flushed = at;
  };
  const moved = (by: number): void => {
    at += by;
    size += by;
    if (at === ring.length || at - flushed === FLUSH) flush();
  };
  const placeOf = (distance: number): number => (distance < at ? at - distance - 1 : ring.length + at - distance - 1);
  return {
    get size() {
      return size;
    },
    flush,
    put(byte) {
      ring[at] = byte;
      moved(1);
    },
    back: (distance) => ring[placeOf(distance)]!,
    copy(distance, length) {
      if (distance >= size || distance >= capacity) throw new BrokenError('its LZMA data copies from before its start');
      let from = placeOf(distance);
      for (let left = length; left > 0;) {
        const run = Math.min(left, ring.length - at, ring.length - from, flushed + FLUSH - at);
        if (distance === 0) ring.fill(ring[from]!, at, at + run);
        else for (let i = 0; i < run; i += 1) ring[at + i] = ring[from + i]!;
        from = (from + run) % ring.length;
        moved(run);
        left -= run;
      }
    },
    reset() {
      size = 0;
    },
  };
}

/** The size that a dictionary starts with. It grows with its content, since most are declared far larger than what they hold. */
const FIRST = 1 << 16;

function grown(ring: Uint8Array, capacity: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(capacity, 4 * ring.length));
  larger.set(ring);
  return larger;
}

/** How many bytes go to the sink at once; the sink then checks its budget. */
const FLUSH = 1 << 18;
