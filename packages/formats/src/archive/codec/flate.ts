// Deflate, zlib and one frame of zstd by Node's own zlib. They are streamed, so that a bomb meets the limit of the sink and not of memory.
import { Readable } from 'node:stream';
import zlib from 'node:zlib';
import { BudgetError, UnsupportedError } from '../../scan/reader.ts';
import type { Sink } from '../../scan/reader.ts';
import type { ByteSource } from '../../scan/source.ts';
import { pieces } from './decode.ts';
import type { Decode, Decoded } from './decode.ts';

const CHUNK = 1 << 17;
/** Up to these sizes a single call decodes, many times faster than a stream. */
const SMALL_IN = 1 << 18;
const SMALL_OUT = 1 << 22;

type Kind = 'deflate' | 'zlib' | 'zstd';

const streams = {
  deflate: () => zlib.createInflateRaw({ chunkSize: CHUNK }),
  zlib: () => zlib.createInflate({ chunkSize: CHUNK }),
  zstd: () => zlib.createZstdDecompress({ chunkSize: CHUNK }),
};
const atOnce = { deflate: zlib.inflateRawSync, zlib: zlib.inflateSync, zstd: zlib.zstdDecompressSync };

export const decodeFlate =
  (kind: Kind): Decode =>
  (source, sink) => {
    // Node before 22.15 has no zstd, whatever the types say.
    if ((atOnce[kind] as unknown) === undefined) throw new UnsupportedError(`this Node cannot decode ${kind}`);
    return decodeSmall(kind, source, sink) ?? decodeStream(kind, source, sink);
  };

/** What Node's zlib returns with `info: true`; its types do not say so. */
interface Informed {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

/** Undefined if the source is not small or not sound: the stream then tells how far it can be read. */
function decodeSmall(kind: Kind, source: ByteSource, sink: Sink): Decoded | undefined {
  if (source.size > SMALL_IN) return undefined;
  let done: Informed;
  try {
    const options = { maxOutputLength: SMALL_OUT, info: true };
    done = atOnce[kind](source.read(0, source.size), options) as unknown as Informed;
  } catch {
    return undefined;
  }
  sink.write(done.buffer);
  return { used: done.engine.bytesWritten };
}

async function decodeStream(kind: Kind, source: ByteSource, sink: Sink): Promise<Decoded> {
  const engine = streams[kind]();
  const input = Readable.from(pieces(source), { highWaterMark: 1 });
  input.on('error', (error) => engine.destroy(error));
  input.pipe(engine);
  try {
    for await (const chunk of engine) sink.write(chunk as Uint8Array);
  } catch (error) {
    if (error instanceof BudgetError) throw error;
    return { used: engine.bytesWritten, broken: `its ${kind} data cannot be decoded to the end` };
  } finally {
    input.destroy();
    engine.destroy();
  }
  return { used: engine.bytesWritten };
}
