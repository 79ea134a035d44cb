// The bytes of one member: a slice if they are stored, otherwise decoded, and checked against their CRC.
import { BrokenError, UnsupportedError } from '../../scan/reader.ts';
import type { OpenedMember, ReadContext } from '../../scan/reader.ts';
import { makeNotes } from '../../scan/notes.ts';
import { sliceSource } from '../../scan/source.ts';
import type { ByteSource } from '../../scan/source.ts';
import { decodeBzip2 } from '../codec/bzip2.ts';
import { checkedSink } from '../codec/checked-sink.ts';
import { pieces } from '../codec/decode.ts';
import type { Decode } from '../codec/decode.ts';
import { decodeFlate } from '../codec/flate.ts';
import { decodeRawLzma } from '../codec/lzma/alone.ts';
import { decodeXz } from '../codec/lzma/xz.ts';
import { decodeZstd } from '../codec/zstd.ts';
import type { ZipMember } from './compare.ts';
import type { DirectoryEntry } from './records.ts';

/** The codecs by the method's number in APPNOTE 4.4.5; 0 is stored. */
const codecs: Readonly<Record<number, Decode>> = {
  8: decodeFlate('deflate'),
  12: decodeBzip2,
  20: decodeZstd,
  93: decodeZstd,
  95: decodeXz,
};

/** Two bytes of version, two of length (5), the properties, and data whose end a marker shows (flag 1) or else the size. */
const zipLzma =
  ({ flags, size }: DirectoryEntry): Decode =>
  (source, sink) =>
    decodeRawLzma(source, source.read(4, 5), { data: 9, bytes: (flags & 2) === 0 ? size : Infinity }, sink);

/** Stored members up to this size are checked against their CRC; larger ones would be read for that alone. */
const CHECKED = 16 << 20;

export async function openZipMember(
  source: ByteSource,
  member: ZipMember,
  context: ReadContext,
): Promise<OpenedMember> {
  const { entry, local, data } = member;
  if (local === undefined)
    throw new BrokenError(`no local header stands where the directory says at byte ${member.header}`);
  if (data + entry.compressed > source.size) throw new BrokenError('its bytes reach over the end of the archive');
  const raw = sliceSource(source, data, entry.compressed);
  if (entry.method === 0) return checkStored(raw, entry.crc, context);
  const decode = entry.method === 14 ? zipLzma(entry) : codecs[entry.method];
  if (decode === undefined) throw new UnsupportedError(`compression method ${entry.method} of zip cannot be read here`);
  const sink = checkedSink(context.spool());
  const { broken } = await decode(raw, sink, context.budget);
  const notes = makeNotes();
  if (sink.crc !== entry.crc) notes.note('member-checksum', 'its bytes are not what the checksum says');
  if (sink.size !== entry.size)
    notes.note('member-sizes-differ', `it has ${sink.size} bytes where ${entry.size} are declared`);
  return { ...closable(sink.source()), anomalies: notes.list, ...(broken !== undefined && { broken }) };
}

function checkStored(raw: ByteSource, crc: number, context: ReadContext): OpenedMember {
  if (raw.size > CHECKED) return raw;
  const sink = checkedSink({ write: () => context.budget.tick(), source: () => raw });
  for (const piece of pieces(raw)) sink.write(piece);
  if (sink.crc === crc) return raw;
  const notes = makeNotes();
  notes.note('member-checksum', 'its bytes are not what the checksum says');
  return { ...closable(raw), anomalies: notes.list };
}

/** A source as plain fields, so that more can stand beside them. */
const closable = (source: ByteSource): ByteSource => ({
  size: source.size,
  read: (offset, length) => source.read(offset, length),
  close: () => source.close?.(),
});
