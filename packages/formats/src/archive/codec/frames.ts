// Codecs whose files may be several frames in a row: each is decoded, until something else follows.
import { sliceSource } from '../../scan/source.ts';
import type { ByteSource } from '../../scan/source.ts';
import type { Decode } from './decode.ts';

/** `isNext` says whether what is left begins with another frame. */
export const decodeFrames =
  (one: Decode, isNext: (head: Uint8Array) => boolean): Decode =>
  async (source, sink, budget) => {
    let used = 0;
    for (;;) {
      budget.tick();
      const rest = sliceSource(source, used, source.size - used);
      const { used: more, broken } = await one(rest, sink, budget);
      used += more;
      if (broken !== undefined) return { used, broken };
      if (more === 0 || !isNext(headAt(source, used))) return { used };
    }
  };

const headAt = (source: ByteSource, at: number): Uint8Array => source.read(at, 16);
