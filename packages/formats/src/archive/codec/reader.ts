// A reader for each codec: the decoded bytes are its one member, and whatever follows its end is another.
import type { Treatment } from '@modelgate/core';
import { trailing } from '../../scan/after.ts';
import { makeNotes } from '../../scan/notes.ts';
import type { Reader } from '../../scan/reader.ts';
import { isBzip2, decodeBzip2 } from './bzip2.ts';
import type { Decode } from './decode.ts';
import { decodeFlate } from './flate.ts';
import { decodeGzip, isGzip } from './gzip.ts';
import { decodeLz4, isLz4 } from './lz4.ts';
import { decodeLzmaAlone, isLzmaAlone } from './lzma/alone.ts';
import { decodeXz, isXz } from './lzma/xz.ts';
import { isZlib } from './zlib.ts';
import { decodeZstd, isZstd } from './zstd.ts';

const codec = (format: string, recognises: (head: Uint8Array) => boolean, decode: Decode): Reader => ({
  format,
  recognises,
  async read(source, context) {
    const sink = context.spool();
    const { used, broken } = await decode(source, sink, context.budget);
    const notes = makeNotes();
    const after = broken === undefined ? trailing(source, used, notes) : [];
    const content = sink.source();
    const treatment: Treatment =
      broken === undefined ? { kind: 'read' } : { kind: 'not-evaluated', why: 'broken', reason: broken };
    const members = [{ name: innerName(context.name), bytes: content.size, open: () => content }, ...after];
    return { treatment, anomalies: notes.list, members };
  },
});

/** The name without the codec's own ending; without that ending the content has no name. */
function innerName(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  const ending = /\.(?:gz|tgz|zlib|z|bz2|xz|lzma|zst|lz4)$/i.exec(last);
  return ending === null || ending.index === 0 ? 'content' : last.slice(0, ending.index);
}

export const codecReaders: readonly Reader[] = [
  codec('gzip', isGzip, decodeGzip),
  codec('zlib', isZlib, decodeFlate('zlib')),
  codec('bzip2', isBzip2, decodeBzip2),
  codec('xz', isXz, decodeXz),
  codec('lzma', isLzmaAlone, decodeLzmaAlone),
  codec('zstd', isZstd, decodeZstd),
  codec('lz4', isLz4, decodeLz4),
];
