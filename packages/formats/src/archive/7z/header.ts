// The header of a 7z archive: packed streams, folders of coders, the files in them, and their names.
import { BrokenError, UnsupportedError } from '../../scan/reader.ts';
import { headerBytes } from './bytes.ts';
import type { HeaderBytes } from './bytes.ts';

/** The ids of properties. */
const END = 0;
const HEADER = 1;
const ARCHIVE_PROPERTIES = 2;
const ADDITIONAL_STREAMS = 3;
const MAIN_STREAMS = 4;
const FILES = 5;
const PACK_INFO = 6;
const UNPACK_INFO = 7;
const SUBSTREAMS = 8;
const SIZE = 9;
const CRC = 10;
const FOLDER = 11;
const UNPACK_SIZE = 12;
const STREAMS_PER_FOLDER = 13;
const EMPTY_STREAM = 14;
const NAMES = 17;
export const ENCODED_HEADER = 23;

export interface Coder {
  /** The method's id in hexadecimal: '21' is LZMA2. */
  readonly method: string;
  readonly properties: Uint8Array;
  /** How many bytes it decodes to. */
  readonly size: number;
}

/** A coder with its place in the order of writing. */
type PlacedCoder = Omit<Coder, 'size'> & { readonly place: number };

/** Files that are packed together: the coders that lead from the packed bytes to the content, and the sizes of the files in it. */
export interface Folder {
  readonly coders: readonly Coder[];
  /** Counted from the end of the signature header. */
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly files: readonly PackedFile[];
}

export interface PackedFile {
  readonly bytes: number;
  /** The CRC-32, if the header has one. */
  readonly crc: number | undefined;
}

export interface Files {
  readonly folders: readonly Folder[];
  /** The names of the files that have bytes, in the order in which the folders hold them. */
  readonly names: readonly string[];
}

/** A plain header; an encoded one is `streams` after its first byte. Throws BrokenError and UnsupportedError. */
export function readHeader(bytes: Uint8Array): Files {
  const from = headerBytes(bytes);
  if (from.byte() !== HEADER) throw new BrokenError('its 7z header begins with no known property');
  let folders: readonly Folder[] = [];
  let names: readonly string[] = [];
  for (let id = from.number(); id !== END; id = from.number()) {
    if (id === MAIN_STREAMS) folders = readStreams(from);
    else if (id === FILES) names = readFiles(from);
    else if (id === ARCHIVE_PROPERTIES) skipProperties(from);
    else if (id === ADDITIONAL_STREAMS) readStreams(from);
    else throw unknown(id);
  }
  return { folders, names };
}

const unknown = (id: number): BrokenError => new BrokenError(`its 7z header has a property ${id} where none can be`);

export function readStreams(from: HeaderBytes): readonly Folder[] {
  let packs: readonly { readonly offset: number; readonly packed: number }[] = [];
  let folders: readonly Unpacked[] = [];
  let files: readonly (readonly PackedFile[])[] | undefined;
  for (let id = from.number(); id !== END; id = from.number()) {
    if (id === PACK_INFO) packs = readPackInfo(from);
    else if (id === UNPACK_INFO) folders = readUnpackInfo(from);
    else if (id === SUBSTREAMS) files = readSubstreams(from, folders);
    else throw unknown(id);
  }
  if (packs.length < folders.length) throw new BrokenError('its 7z header has fewer packed streams than folders');
  return folders.map((folder, i) => ({
    ...folder,
    ...packs[i]!,
    files: files?.[i] ?? [{ bytes: folder.size, crc: folder.crc }],
  }));
}

function readPackInfo(from: HeaderBytes): readonly { readonly offset: number; readonly packed: number }[] {
  let offset = from.number();
  const count = from.count();
  let sizes: readonly number[] = [];
  for (let id = from.number(); id !== END; id = from.number()) {
    if (id === SIZE) sizes = numbers(from, count);
    else if (id === CRC) readDigests(from, count);
    else throw unknown(id);
  }
  return sizes.map((packed) => {
    offset += packed;
    return { offset: offset - packed, packed };
  });
}

interface Unpacked {
  readonly coders: readonly Coder[];
  readonly size: number;
  readonly crc: number | undefined;
}

function readUnpackInfo(from: HeaderBytes): readonly Unpacked[] {
  if (from.number() !== FOLDER) throw new BrokenError('its 7z header has no folders');
  const count = from.count();
  if (from.byte() !== 0) throw new UnsupportedError('its 7z folders stand outside its header');
  const folders = Array.from({ length: count }, () => readFolder(from));
  let sized: readonly (readonly Coder[])[] = [];
  let digests: readonly (number | undefined)[] = [];
  for (let id = from.number(); id !== END; id = from.number()) {
    if (id === UNPACK_SIZE) sized = folders.map((coders) => withSizes(coders, numbers(from, coders.length)));
    else if (id === CRC) digests = readDigests(from, count);
    else throw unknown(id);
  }
  if (sized.length < count) throw new BrokenError('its 7z header does not say how long its content is');
  return sized.map((coders, i) => ({ coders, size: coders.at(-1)!.size, crc: digests[i] }));
}

/** Gives each coder its size; the sizes stand in the order in which the coders were written. */
const withSizes = (coders: readonly PlacedCoder[], sizes: readonly number[]): readonly Coder[] =>
  coders.map((coder) => ({ ...coder, size: sizes[coder.place]! }));

/** The coders in the order of decoding: each takes the output of the one before. */
function readFolder(from: HeaderBytes): readonly PlacedCoder[] {
  const count = from.count();
  if (count === 0 || count > MOST_CODERS) throw new UnsupportedError(`its 7z header has a folder of ${count} coders`);
  const coders = Array.from({ length: count }, (_, place) => ({ ...readCoder(from), place }));
  /** For each coder, the one that takes its output. */
  const takers = new Map<number, number>();
  for (let i = 1; i < count; i += 1) {
    const taker = from.number();
    takers.set(from.number(), taker);
  }
  const bound = new Set(takers.values());
  const chain: number[] = [];
  for (let at = coders.findIndex((_, i) => !bound.has(i)); chain.length < count; at = takers.get(at) ?? -1) {
    if (!(at in coders)) throw new UnsupportedError('its 7z coders are no chain');
    chain.push(at);
  }
  return chain.map((at) => coders[at]!);
}

/** This is 7-Zip's own limit. */
const MOST_CODERS = 4;

function readCoder(from: HeaderBytes): Omit<Coder, 'size'> {
  const flags = from.byte();
  if ((flags & 0xd0) !== 0) throw new UnsupportedError('its 7z coders have several inputs');
  const method = Buffer.from(from.take(flags & 15)).toString('hex');
  return { method, properties: (flags & 0x20) === 0 ? new Uint8Array() : from.take(from.number()) };
}

/** The files in each folder. All sizes but the last are written; checksums only of files that no folder's checksum covers. */
function readSubstreams(from: HeaderBytes, folders: readonly Unpacked[]): readonly (readonly PackedFile[])[] {
  let counts = folders.map(() => 1);
  let id = from.number();
  if (id === STREAMS_PER_FOLDER) {
    counts = folders.map(() => from.count());
    id = from.number();
  }
  const written = counts.map((count) => (id === SIZE && count > 0 ? numbers(from, count - 1) : []));
  if (id === SIZE) id = from.number();
  const toldByFolder = (i: number): boolean => counts[i] === 1 && folders[i]!.crc !== undefined;
  const untold = counts.reduce((sum, count, i) => sum + (toldByFolder(i) ? 0 : count), 0);
  const sums = id === CRC ? readDigests(from, untold).values() : [].values();
  if (id === CRC) id = from.number();
  if (id !== END) throw unknown(id);
  return counts.map((count, i) => {
    const sizes = written[i]!;
    const rest = folders[i]!.size - sizes.reduce((sum, size) => sum + size, 0);
    const crc = (): number | undefined => (toldByFolder(i) ? folders[i]!.crc : sums.next().value);
    return count === 0 ? [] : [...sizes, rest].map((bytes) => ({ bytes, crc: crc() }));
  });
}

const numbers = (from: HeaderBytes, count: number): readonly number[] =>
  Array.from({ length: count }, () => from.number());

/** Reads a bit for each file that says whether it has a checksum, then the checksums of those that have one. */
function readDigests(from: HeaderBytes, count: number): readonly (number | undefined)[] {
  if (count > from.left * 8 + 8) throw new BrokenError('its 7z header is cut short');
  return from.optionalBits(count).map((defined) => (defined ? uint32(from.take(4)) : undefined));
}

const uint32 = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);

function readFiles(from: HeaderBytes): readonly string[] {
  const count = from.count();
  let names: readonly string[] = [];
  let empty: readonly boolean[] = [];
  for (let id = from.number(); id !== END; id = from.number()) {
    const content = headerBytes(from.take(from.number()));
    if (id === NAMES) names = readNames(content);
    else if (id === EMPTY_STREAM) empty = content.bits(count);
  }
  return Array.from({ length: count }, (_, i) => names[i] ?? 'content').filter((_, i) => empty[i] !== true);
}

function readNames(from: HeaderBytes): readonly string[] {
  if (from.byte() !== 0) throw new UnsupportedError('its 7z names stand outside its header');
  return new TextDecoder('utf-16le').decode(from.take(from.left)).split('\0').slice(0, -1);
}

function skipProperties(from: HeaderBytes): void {
  for (let id = from.number(); id !== END; id = from.number()) from.take(from.number());
}
