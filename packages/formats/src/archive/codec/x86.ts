// The x86 filter of xz and 7z (BCJ): addresses of calls and jumps, which a packer made absolute, become relative again. Packers put
// it in front of LZMA2 for any file; as in simple/x86.c of liblzma.
import type { Sink } from '../../scan/reader.ts';
import { pieces } from './decode.ts';
import type { Decode } from './decode.ts';

/** Passes unfiltered bytes to the sink; `flush` passes on the last ones, which are too few for a call. */
export interface FilterSink {
  write(bytes: Uint8Array): void;
  flush(): void;
}

export function x86Sink(sink: Pick<Sink, 'write'>): FilterSink {
  const state: State = { mask: 0, last: -5, position: 0 };
  let rest: Uint8Array = new Uint8Array();
  return {
    write(bytes) {
      const buffer = new Uint8Array(rest.length + bytes.length);
      buffer.set(rest);
      buffer.set(bytes, rest.length);
      const done = unfilter(state, buffer);
      if (done > 0) sink.write(buffer.subarray(0, done));
      rest = buffer.slice(done);
      state.position += done;
    },
    flush() {
      if (rest.length > 0) sink.write(rest);
    },
  };
}

/** `mask`: which of the last bytes looked like calls; `last`: where the last one stood; `position`: of the buffer in the file. */
interface State {
  mask: number;
  last: number;
  position: number;
}

const LENGTH = 5;
const BIT_OF_MASK = [0, 1, 2, 2, 3];
const isHigh = (byte: number): boolean => byte === 0 || byte === 0xff;

/** Unfilters the buffer in place, and returns how many of its bytes are final. */
function unfilter(state: State, buffer: Uint8Array): number {
  let at = 0;
  while (at + LENGTH <= buffer.length) {
    const opcode = buffer[at]!;
    if (opcode !== 0xe8 && opcode !== 0xe9) {
      at += 1;
      continue;
    }
    const here = state.position + at;
    const offset = here - state.last;
    state.last = here;
    if (offset > LENGTH) state.mask = 0;
    else for (let i = 0; i < offset; i += 1) state.mask = (state.mask & 0x77) << 1;
    at += unfilterCall(state, buffer, at, here);
  }
  return at;
}

/** The number of bytes of the call, or of what only looks like one. */
function unfilterCall(state: State, buffer: Uint8Array, at: number, here: number): number {
  const high = buffer[at + 4]!;
  const known = state.mask >> 1;
  if (!isHigh(high) || known > 4 || known === 3) {
    state.mask |= isHigh(high) ? 0x11 : 1;
    return 1;
  }
  const view = new DataView(buffer.buffer, buffer.byteOffset + at + 1, 4);
  let address = view.getUint32(0, true);
  for (;;) {
    const relative = (address - (here + LENGTH)) >>> 0;
    const shift = 8 * BIT_OF_MASK[known]!;
    if (state.mask === 0 || !isHigh((relative >>> (24 - shift)) & 0xff)) {
      // One bit of the highest byte is kept: the packer used it to tell calls from what looks like them.
      view.setUint32(0, ((relative & 0x1ffffff) << 7) >> 7, true);
      state.mask = 0;
      return LENGTH;
    }
    address = (relative ^ (2 ** (32 - shift) - 1)) >>> 0;
  }
}

export const decodeX86: Decode = (source, sink) => {
  const filter = x86Sink(sink);
  for (const piece of pieces(source)) filter.write(piece);
  filter.flush();
  return { used: source.size };
};
