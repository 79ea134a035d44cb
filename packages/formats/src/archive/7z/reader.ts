// 7z: files are packed in folders, and each folder is decoded once for all of its files.
import { crc32 } from 'node:zlib';
import { startsWith, trailing } from '../../scan/after.ts';
import { makeNotes } from '../../scan/notes.ts';
import { BrokenError, UnsupportedError } from '../../scan/reader.ts';
import type { Member, OpenedMember, ReadContext, Reader } from '../../scan/reader.ts';
import { sliceSource } from '../../scan/source.ts';
import type { ByteSource } from '../../scan/source.ts';
import { decodeBzip2 } from '../codec/bzip2.ts';
import { pieces } from '../codec/decode.ts';
import type { Decode } from '../codec/decode.ts';
import { decodeFlate } from '../codec/flate.ts';
import { decodeLz4 } from '../codec/lz4.ts';
import { decodePlainLzma } from '../codec/lzma/alone.ts';
import { decodePlainLzma2 } from '../codec/lzma/lzma2.ts';
import { decodeX86 } from '../codec/x86.ts';
import { decodeZstd } from '../codec/zstd.ts';
import { escapes } from '../names.ts';
import { headerBytes } from './bytes.ts';
import { ENCODED_HEADER, readHeader, readStreams } from './header.ts';
import type { Coder, Files, Folder } from './header.ts';

const START = 32;
/** No model needs a header of more bytes. */
const LONGEST = 16 << 20;
/** How many headers may be packed in one another; 7-Zip writes one. */
const DEEPEST = 4;

export const sevenZipReader: Reader = {
  format: '7z',
  recognises: (head) => startsWith(head, '7z\xbc\xaf\x27\x1c'),
  async read(source, context) {
    const start = source.read(0, START);
    if (start.length < START) throw new BrokenError('its 7z header is cut short');
    const fields = new DataView(start.buffer, start.byteOffset);
    const at = START + Number(fields.getBigUint64(12, true));
    const size = Number(fields.getBigUint64(20, true));
    const notes = makeNotes();
    const after = trailing(source, at + size, notes);
    const sums = [crc32(start.subarray(12)), crc32(source.read(at, Math.min(size, LONGEST)))];
    if (fields.getUint32(8, true) !== sums[0] || (size <= LONGEST && fields.getUint32(28, true) !== sums[1]))
      notes.note('member-checksum', 'its 7z header is not what the checksum says');
    const { folders, names } = await openHeader(source, at, size, context);
    for (const name of names)
      if (escapes(name)) notes.note('member-escapes', `${name} leads out of the archive's folder`);
    const members = listMembers(source, folders, names, context);
    return { treatment: { kind: 'read' }, anomalies: notes.list, members: [...members, ...after] };
  },
};

async function openHeader(source: ByteSource, at: number, size: number, context: ReadContext): Promise<Files> {
  let header = sliceSource(source, at, size);
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    if (header.size > LONGEST)
      throw new UnsupportedError(`its 7z header has ${header.size} bytes, more than ${LONGEST}`);
    const bytes = header.read(0, header.size);
    if (bytes.length === 0) return { folders: [], names: [] };
    if (bytes[0] !== ENCODED_HEADER) return readHeader(bytes);
    const [folder] = readStreams(headerBytes(bytes.subarray(1)));
    if (folder === undefined) throw new BrokenError('its 7z header is packed in nothing');
    header = await unpack(source, folder, context);
  }
  throw new BrokenError('its 7z headers are packed in each other without end');
}

/** Lists every file that has bytes; a folder is decoded when the first of its files is opened. */
function listMembers(
  source: ByteSource,
  folders: readonly Folder[],
  names: readonly string[],
  context: ReadContext,
): readonly Member[] {
  const members: Member[] = [];
  for (const folder of folders) {
    let unpacked: Promise<ByteSource> | undefined;
    let offset = 0;
    for (const { bytes, crc } of folder.files) {
      context.budget.member();
      const from = offset;
      offset += bytes;
      const open = async (): Promise<OpenedMember> => {
        unpacked ??= unpack(source, folder, context);
        const whole = await unpacked;
        if (bytes < 0 || from + bytes > whole.size) throw new BrokenError('it is longer than what its 7z folder holds');
        return checked(sliceSource(whole, from, bytes), crc, context);
      };
      members.push({ name: names[members.length] ?? 'content', bytes: Math.max(0, bytes), open });
    }
  }
  return members;
}

/** Compares a file with its checksum; a file with a wrong one is noted and still read. */
function checked(file: ByteSource, told: number | undefined, { budget }: ReadContext): OpenedMember {
  if (told === undefined) return file;
  let crc = 0;
  for (const piece of pieces(file)) {
    budget.tick();
    crc = crc32(piece, crc);
  }
  if (crc === told) return file;
  const notes = makeNotes();
  notes.note('member-checksum', 'its bytes are not what the checksum says');
  return { ...file, anomalies: notes.list };
}

/** Decodes a folder's content with each of its coders in turn. Throws BrokenError if one of them cannot reach its end. */
async function unpack(source: ByteSource, folder: Folder, context: ReadContext): Promise<ByteSource> {
  let content = sliceSource(source, START + folder.offset, folder.packed);
  for (const coder of folder.coders) {
    const decode = decoderOf(coder);
    const sink = context.spool();
    const { broken } = await decode(content, sink, context.budget);
    if (broken !== undefined) throw new BrokenError(broken);
    content = sink.source();
  }
  return sliceSource(content, 0, folder.size);
}

const copy: Decode = (source, sink) => {
  for (const piece of pieces(source)) sink.write(piece);
  return { used: source.size };
};

/** The decoder of a method, by the ids of 7-Zip's Methods.txt and of its forks with zstd and LZ4. */
function decoderOf({ method, properties, size }: Coder): Decode {
  const plain: Readonly<Record<string, Decode>> = {
    '00': copy,
    '04': decodeX86,
    '21': decodePlainLzma2(properties),
    '030101': decodePlainLzma(properties, size),
    '03030103': decodeX86,
    '040108': decodeFlate('deflate'),
    '040202': decodeBzip2,
    '04f71101': decodeZstd,
    '04f71104': decodeLz4,
  };
  if (method === '06f10701') throw new UnsupportedError('it is encrypted');
  const decode = Object.hasOwn(plain, method) ? plain[method] : undefined;
  if (decode === undefined) throw new UnsupportedError(`method ${method} of 7z cannot be read here`);
  return decode;
}
