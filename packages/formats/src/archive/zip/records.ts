// The records of a zip file as APPNOTE 6.3.10 lays them out: local header, directory entry, ends of the directory.
import { nameOf } from '../names.ts';

export const LOCAL = 0x04034b50;
export const ENTRY = 0x02014b50;
export const END = 0x06054b50;
export const END64 = 0x06064b50;
export const LOCATOR64 = 0x07064b50;
export const DESCRIPTOR = 0x08074b50;

/** General-purpose flags. */
export const ENCRYPTED = 1;
export const SIZES_FOLLOW = 8;

/** What both the local header and the directory say about a member. */
export interface ZipRecord {
  readonly name: string;
  /** The name in the Unicode Path extra field, which some readers prefer. */
  readonly otherName?: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  /** The length of the whole record in bytes. */
  readonly length: number;
}

export interface DirectoryEntry extends ZipRecord {
  /** The place of its local header, counted from the start of the archive. */
  readonly offset: number;
  /** Unix's st_mode; 0 if the archive was not written on Unix. */
  readonly mode: number;
}

export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
export const signature = (bytes: Uint8Array, at = 0): number =>
  at + 4 <= bytes.length ? view(bytes).getUint32(at, true) : 0;

/** The local header at the start of `bytes`; undefined if there is none, or only a part. */
export function localHeader(bytes: Uint8Array): ZipRecord | undefined {
  if (bytes.length < 30 || signature(bytes) !== LOCAL) return undefined;
  const at = view(bytes);
  const named = 30 + at.getUint16(26, true);
  const length = named + at.getUint16(28, true);
  if (length > bytes.length) return undefined;
  const sizes = { size: at.getUint32(22, true), compressed: at.getUint32(18, true), offset: 0 };
  const { offset: _, ...extra } = readExtra(bytes.subarray(named, length), sizes);
  return {
    name: nameOf(bytes.subarray(30, named)),
    flags: at.getUint16(6, true),
    method: at.getUint16(8, true),
    crc: at.getUint32(14, true),
    ...extra,
    length,
  };
}

/** The directory entry at the start of `bytes`; undefined if there is none, or only a part. */
export function directoryEntry(bytes: Uint8Array): DirectoryEntry | undefined {
  if (bytes.length < 46 || signature(bytes) !== ENTRY) return undefined;
  const at = view(bytes);
  const named = 46 + at.getUint16(28, true);
  const extended = named + at.getUint16(30, true);
  const length = extended + at.getUint16(32, true);
  if (length > bytes.length) return undefined;
  const sizes = {
    size: at.getUint32(24, true),
    compressed: at.getUint32(20, true),
    offset: at.getUint32(42, true),
  };
  return {
    name: nameOf(bytes.subarray(46, named)),
    flags: at.getUint16(8, true),
    method: at.getUint16(10, true),
    crc: at.getUint32(16, true),
    ...readExtra(bytes.subarray(named, extended), sizes),
    mode: at.getUint32(38, true) >>> 16,
    length,
  };
}

interface Sizes {
  readonly size: number;
  readonly compressed: number;
  readonly offset: number;
}

/** Takes sizes that do not fit from the Zip64 field (1), and the other name from the Unicode Path field (0x7075). */
function readExtra(extra: Uint8Array, sizes: Sizes): Sizes & { readonly otherName?: string } {
  let found: Sizes & { readonly otherName?: string } = sizes;
  const at = view(extra);
  for (let start = 0; start + 4 <= extra.length;) {
    const end = start + 4 + at.getUint16(start + 2, true);
    if (end > extra.length) break;
    const field = extra.subarray(start + 4, end);
    const id = at.getUint16(start, true);
    if (id === 1) found = { ...found, ...wideSizes(field, sizes) };
    if (id === 0x7075 && field.length > 5) found = { ...found, otherName: nameOf(field.subarray(5)) };
    start = end;
  }
  return found;
}

/** The Zip64 field holds only the values that are 0xffffffff in the record, in this order. */
function wideSizes(field: Uint8Array, sizes: Sizes): Partial<Sizes> {
  const at = view(field);
  const wide: { size?: number; compressed?: number; offset?: number } = {};
  let next = 0;
  for (const key of ['size', 'compressed', 'offset'] as const) {
    if (sizes[key] !== 0xffffffff || next + 8 > field.length) continue;
    wide[key] = Number(at.getBigUint64(next, true));
    next += 8;
  }
  return wide;
}
