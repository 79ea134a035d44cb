// The end of a zip archive: the records that say where its directory is. Readers differ in which record they believe, so all are read.
import type { ByteSource } from '../../scan/source.ts';
import { directoryEntry, END, END64, ENTRY, LOCAL, LOCATOR64, signature, view } from './records.ts';

/** The directory that one of the ending records points to. */
export interface Directory {
  /** The place of its first entry in the file. */
  readonly start: number;
  /** Where it must end. */
  readonly before: number;
  /** The numbers of entries and bytes that the record claims. */
  readonly entries: number;
  readonly size: number;
  /** How many bytes stand before the archive; offsets do not count them. */
  readonly shift: number;
}

/** What one ending record says. */
interface End {
  readonly entries: number;
  readonly size: number;
  /** Of the directory, from where the archive starts. */
  readonly offset: number;
  /** Where the directory must end. */
  readonly before: number;
}

/** The length of the record with the longest possible comment. */
const TAIL = 22 + 0xffff;

/** Where the last end record stands, which is the one that unzippers take, and where the file must end; undefined without any. */
export function findEnd(source: ByteSource): { readonly at: number; readonly after: number } | undefined {
  const from = Math.max(0, source.size - TAIL);
  const tail = source.read(from, TAIL);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail[at] !== 0x50 || signature(tail, at) !== END) continue;
    return { at: from + at, after: from + at + 22 + view(tail).getUint16(at + 20, true) };
  }
  return undefined;
}

/**
 * Every directory that a reader may take: right before its end (as Python's zipfile has it), or where a record says from the start
 * of the file (as miniz of PyTorch has it), by the longer record of Zip64 or the short one. More than one is as many archives.
 */
export function findDirectories(source: ByteSource): readonly Directory[] {
  const end = findEnd(source);
  if (end === undefined) return [];
  const found = new Map<number, Directory>();
  for (const { entries, size, offset, before } of endsOf(source, end.at)) {
    const empty = entries === 0 && size === 0 && end.after === source.size;
    for (const start of [before - size, offset]) {
      const shift = start - offset;
      const begins = empty ? start === before : start >= 0 && signature(source.read(start, 4)) === ENTRY;
      if (begins && !found.has(start)) found.set(start, { start, before, entries, size, shift });
    }
  }
  return [...found.values()].filter((one) => !isTail(source, one, [...found.values()]));
}

/**
 * The size, counted back from the short record over those of Zip64, may lead to a later entry of the same directory.
 * This tail is not a directory of its own if a reader that starts there finds no member: each entry then points beside
 * one.
 */
function isTail(source: ByteSource, { start, before, shift }: Directory, all: readonly Directory[]): boolean {
  const longer = all.find((other) => other.start < start && entriesFrom(source, other).some(({ at }) => at === start));
  if (longer === undefined || before - start > MOST_TAIL) return false;
  const entries = entriesFrom(source, { start, before });
  return entries.every(({ offset }) => signature(source.read(Math.max(0, offset + shift), 4)) !== LOCAL);
}

/** Bytes of a directory that are looked at to tell whether it is the tail of another. */
const MOST_TAIL = 16 << 20;

interface Listed {
  /** Of the entry, in the file. */
  readonly at: number;
  /** Of its member, from where the archive starts. */
  readonly offset: number;
}

function entriesFrom(source: ByteSource, { start, before }: Pick<Directory, 'start' | 'before'>): readonly Listed[] {
  const bytes = source.read(start, Math.min(MOST_TAIL, Math.max(0, before - start)));
  const found: Listed[] = [];
  let entry = directoryEntry(bytes);
  for (let at = 0; entry !== undefined; entry = directoryEntry(bytes.subarray(at))) {
    found.push({ at: start + at, offset: entry.offset });
    at += entry.length;
  }
  return found;
}

function endsOf(source: ByteSource, at: number): readonly End[] {
  const fields = view(source.read(at, 22));
  const short: End = {
    entries: fields.getUint16(10, true),
    size: fields.getUint32(12, true),
    offset: fields.getUint32(16, true),
    before: at,
  };
  return [...longEnds(source, at), short];
}

/** Zip64: a locator of 20 bytes before the end record tells where the longer record is, which may also stand right before it. */
function longEnds(source: ByteSource, end: number): readonly End[] {
  const locator = end >= 20 ? source.read(end - 20, 20) : new Uint8Array();
  if (locator.length < 20 || signature(locator) !== LOCATOR64) return [];
  const told = Number(view(locator).getBigUint64(8, true));
  return [told, end - 20 - 56].flatMap((at) => {
    const record = at >= 0 && at + 56 <= source.size ? source.read(at, 56) : new Uint8Array();
    if (record.length < 56 || signature(record) !== END64) return [];
    const fields = view(record);
    const [entries, size, offset] = [32, 40, 48].map((field) => Number(fields.getBigUint64(field, true)));
    return [{ entries: entries!, size: size!, offset: offset!, before: at }];
  });
}
