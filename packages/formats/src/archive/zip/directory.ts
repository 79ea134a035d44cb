// The central directory: where it ends, where it starts, and what it lists.
import { BudgetError } from '../../scan/reader.ts';
import type { Budget } from '../../scan/reader.ts';
import type { Notes } from '../../scan/notes.ts';
import type { ByteSource } from '../../scan/source.ts';
import { directoryEntry, END, END64, ENTRY, LOCATOR64, signature, view } from './records.ts';
import type { DirectoryEntry } from './records.ts';

/** What the record at the end says. */
export interface DirectoryEnd {
  /** Of that record. */
  readonly at: number;
  readonly entries: number;
  readonly size: number;
  /** As written, from where the archive started. */
  readonly offset: number;
  /** Where the directory must end: at the first of the ending records. */
  readonly before: number;
  /** Where the file must end. */
  readonly after: number;
}

/** The record with the longest comment is so long. */
const TAIL = 22 + 0xffff;
/** A directory of more bytes belongs to no model. */
const LARGEST = 64 << 20;

/** The last end record, which is the one that unzippers take; undefined without any. */
export function findEnd(source: ByteSource): DirectoryEnd | undefined {
  const from = Math.max(0, source.size - TAIL);
  const tail = source.read(from, TAIL);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail[at] === 0x50 && signature(tail, at) === END) return readEnd(source, tail.subarray(at), from + at);
  }
  return undefined;
}

function readEnd(source: ByteSource, bytes: Uint8Array, at: number): DirectoryEnd {
  const fields = view(bytes);
  const short = {
    at,
    entries: fields.getUint16(10, true),
    size: fields.getUint32(12, true),
    offset: fields.getUint32(16, true),
    before: at,
    after: at + 22 + fields.getUint16(20, true),
  };
  return { ...short, ...readEnd64(source, at) };
}

/** Zip64: a locator of 20 bytes before the end record tells where the longer record is. */
function readEnd64(source: ByteSource, end: number): Partial<DirectoryEnd> {
  const locator = end >= 20 ? source.read(end - 20, 20) : new Uint8Array();
  if (locator.length < 20 || signature(locator) !== LOCATOR64) return {};
  const told = Number(view(locator).getBigUint64(8, true));
  // Where something stands before the archive, the record is nevertheless right before its locator.
  for (const at of [told, end - 20 - 56]) {
    if (at < 0 || at + 56 > source.size) continue;
    const record = source.read(at, 56);
    if (signature(record) !== END64) continue;
    const fields = view(record);
    return {
      entries: Number(fields.getBigUint64(32, true)),
      size: Number(fields.getBigUint64(40, true)),
      offset: Number(fields.getBigUint64(48, true)),
      before: at,
    };
  }
  return {};
}

/**
 * Where the directory may start: right before its end (as Python's zipfile has it), and where the record says from the start
 * of the file (as miniz of PyTorch has it). Two that differ are two archives in one.
 */
export function directoryStarts(source: ByteSource, end: DirectoryEnd): readonly number[] {
  const starts = new Set([end.before - end.size, end.offset]);
  const empty = end.size === 0 && end.entries === 0 && end.after === source.size;
  const isStart = (at: number): boolean => (empty ? at === end.before : signature(source.read(at, 4)) === ENTRY);
  return [...starts].filter((at) => at >= 0 && at + 4 <= source.size && isStart(at));
}

/** Entries from `start`, until something else stands there. */
export function readDirectory(
  source: ByteSource,
  start: number,
  end: DirectoryEnd,
  budget: Budget,
  notes: Notes,
): readonly DirectoryEntry[] {
  const size = Math.max(0, end.before - start);
  if (size > LARGEST) throw new BudgetError(`its directory has ${size} bytes, more than ${LARGEST}`);
  const bytes = source.read(start, size);
  const entries: DirectoryEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    const entry = directoryEntry(bytes.subarray(at));
    if (entry === undefined) break;
    budget.member();
    entries.push(entry);
    at += entry.length;
  }
  if (at !== end.size || entries.length !== end.entries)
    notes.note('directory-broken', `its directory says ${end.entries} members; ${entries.length} can be read`, start);
  return entries;
}
