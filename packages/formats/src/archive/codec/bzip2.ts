// Bzip2 by unbzip2-stream's decoder, block by block into the sink. Streams may follow each other.
import { BrokenError, BudgetError } from '../../scan/reader.ts';
import type { Sink } from '../../scan/reader.ts';
import type { ByteSource } from '../../scan/source.ts';
import { startsWith } from '../../scan/after.ts';
import { pieces } from './decode.ts';
import type { Decode } from './decode.ts';
import { decodeFrames } from './frames.ts';

/** A block begins with the digits of pi; a stream without any ends with those of its square root. */
export const isBzip2 = (head: Uint8Array): boolean =>
  startsWith(head, 'BZh') && (startsWith(head, '1AY&SY', 4) || startsWith(head, '\x17rE8P\x90', 4));

const CHUNK = 1 << 16;

const decodeStream: Decode = async (source, sink) => {
  const [{ default: bzip2 }, { default: bitsOf }] = await Promise.all([
    import('unbzip2-stream/lib/bzip2.js'),
    import('unbzip2-stream/lib/bit_iterator.js'),
  ]);
  const bits = bitsOf(buffers(source));
  const out = byteSink(sink);
  try {
    const size = 100_000 * bzip2.header(bits);
    const block = new Int32Array(size);
    for (let crc: number | null = 0; crc !== null;) crc = bzip2.decompress(bits, out.put, block, size, crc);
  } catch (error) {
    if (error instanceof BudgetError) throw error;
    out.flush();
    return { used: source.size, broken: 'its bzip2 data cannot be decoded to the end' };
  }
  out.flush();
  return { used: bits.bytesRead };
};

function buffers(source: ByteSource): () => Uint8Array {
  const all = pieces(source);
  return () => {
    const { value } = all.next();
    if (value === undefined) throw new BrokenError('its bzip2 data is cut short');
    return value;
  };
}

/** A sink that takes bytes one by one and passes them on in chunks. */
function byteSink(sink: Sink): { readonly put: (byte: number) => void; readonly flush: () => void } {
  let chunk = new Uint8Array(CHUNK);
  let at = 0;
  const flush = (): void => {
    if (at > 0) sink.write(chunk.subarray(0, at));
    chunk = new Uint8Array(CHUNK);
    at = 0;
  };
  const put = (byte: number): void => {
    chunk[at++] = byte;
    if (at === CHUNK) flush();
  };
  return { put, flush };
}

export const decodeBzip2: Decode = decodeFrames(decodeStream, isBzip2);
