// An HDF5 file: where it starts, how wide its addresses are, and where its root group is.
// https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, III.A superblock
import { isStoredIn } from '../archive/zip/local.ts';
import type { Collector } from '../scan/collector.ts';
import { openCursor, type Cursor } from '../scan/cursor.ts';
import { BrokenError, type ReadContext } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** What stays the same while one file is read. */
export interface File {
  readonly cursor: Cursor;
  readonly into: Collector;
  readonly context: ReadContext;
  readonly size: number;
  /** The bytes of an address, and of a length. */
  readonly offsets: number;
  readonly lengths: number;
  /** The place that addresses count from. */
  readonly base: number;
  /** How far the file stands behind where it says, in bytes: the library counts from where it is. */
  readonly moved: number;
  /** A member of an archive, which begins where such a file may begin. */
  readonly within: boolean;
}

/** The place of the signature: 0, or after a user block of 512, 1024, 2048, … bytes. */
export function signatureAt(source: ByteSource): number | undefined {
  for (let at = 0; at + SIGNATURE.length <= source.size; at = at === 0 ? 512 : at * 2) {
    const bytes = source.read(at, SIGNATURE.length);
    if (SIGNATURE.every((byte, i) => bytes[i] === byte)) return at;
  }
  return undefined;
}

/** Reads the superblock, and returns the file and the address of the root group's object header. */
export function openFile(source: ByteSource, into: Collector, context: ReadContext): { file: File; root: number } {
  const start = signatureAt(source);
  if (start === undefined) throw new BrokenError('it has no HDF5 signature');
  const within = start > 0 && isStoredIn(source, start, context.budget);
  if (start > 0 && !within) into.anomaly('leading-bytes', `${start} bytes stand before the HDF5 signature`, 0);
  const cursor = openCursor(source, start + SIGNATURE.length, source.size, 4096);
  const version = cursor.u8();
  if (version > 3) throw new BrokenError(`its superblock is of version ${version}; 0 to 3 are known`);
  if (version < 2) cursor.skip(4);
  const [offsets, lengths] = [cursor.u8(), cursor.u8()];
  if (![2, 4, 8].includes(offsets) || ![2, 4, 8].includes(lengths))
    throw new BrokenError(`its addresses are ${offsets} bytes wide and its lengths ${lengths}`);
  cursor.skip(version < 2 ? 9 + (version === 1 ? 4 : 0) : 1);
  const moved = start - cursor.uint(offsets);
  const file: File = { cursor, into, context, size: source.size, offsets, lengths, base: start, moved, within };
  return { file, root: version < 2 ? oldRoot(file) : newRoot(file) };
}

/** Free space, end of file, driver information, then the root's symbol table entry. */
function oldRoot(file: File): number {
  file.cursor.skip(file.offsets);
  checkEnd(file);
  if (address(file) !== undefined)
    file.into.doubt('unsupported', 'its storage is spread over several files by a driver');
  file.cursor.skip(file.offsets);
  return required(address(file));
}

/** Superblock extension, end of file, root. */
function newRoot(file: File): number {
  file.cursor.skip(file.offsets);
  checkEnd(file);
  return required(address(file));
}

/** The library counts from the file's start, with or without a user block. H5Fsuper.c, H5F__super_read */
function checkEnd(file: File): void {
  const end = file.cursor.uint(file.offsets) + file.moved;
  if (end > file.size) throw new BrokenError(`it ends ${end - file.size} bytes too early`);
  if (end < file.size && !file.within)
    file.into.anomaly('trailing-bytes', `${file.size - end} bytes follow its own end`, end);
}

/** An address in the source; undefined if the file says that there is none. */
export function address({ cursor, offsets, base }: File): number | undefined {
  const value = cursor.uint(offsets);
  return value >= 2 ** (8 * offsets) - 1 || value > Number.MAX_SAFE_INTEGER ? undefined : value + base;
}

export const length = ({ cursor, lengths }: File): number => cursor.uint(lengths);

export function required(at: number | undefined): number {
  if (at === undefined) throw new BrokenError('an address that is needed is not given');
  return at;
}

/** Goes to a structure, and past the four letters that it begins with. */
export function expect(file: File, at: number, letters: string): void {
  file.cursor.seek(at);
  const found = Buffer.from(file.cursor.bytes(letters.length)).toString('latin1');
  if (found !== letters) throw new BrokenError(`no ${letters} stands where one should`);
}
