// Deflate, zlib and one frame of zstd by Node's own zlib: streamed, so that a bomb meets the sink's limit and not the memory's.
import { Readable } from 'node:stream';
import zlib from 'node:zlib';
import { BudgetError, UnsupportedError } from '../../scan/reader.ts';
import type { Sink } from '../../scan/reader.ts';
import type { ByteSource } from '../../scan/source.ts';
import { pieces } from './decode.ts';
import type { Decode, Decoded } from './decode.ts';

const CHUNK = 1 << 17;
/** Up to these sizes one call does it, many times faster than a stream. */
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
    // Absent before Node 22.15, whatever the types say.
    if ((atOnce[kind] as unknown) === undefined) throw new UnsupportedError(`this Node cannot decode ${kind}`);
    return decodeSmall(kind, source, sink) ?? decodeStream(kind, source, sink);
  };

/** What `info: true` of Node's zlib gives, which its types do not know. */
interface Informed {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

/** Undefined where it is not small, or not sound: the stream then tells how far it can be read. */
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
