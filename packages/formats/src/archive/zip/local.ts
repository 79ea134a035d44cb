// Local headers: the one that a directory entry points to, and all of them if there is no directory.
import type { Budget } from '../../scan/reader.ts';
import type { ByteSource } from '../../scan/source.ts';
import { DESCRIPTOR, ENTRY, LOCAL, SIZES_FOLLOW, localHeader, signature, view } from './records.ts';
import type { ZipRecord } from './records.ts';

/** A member and its place in the file. */
export interface Placed {
  readonly record: ZipRecord;
  /** The place of its local header. */
  readonly header: number;
  /** The place of its first byte. */
  readonly data: number;
}

export function readLocal(source: ByteSource, header: number): Placed | undefined {
  if (header < 0 || header + 30 > source.size) return undefined;
  const start = source.read(header, 30);
  if (signature(start) !== LOCAL) return undefined;
  const fields = view(start);
  const record = localHeader(source.read(header, 30 + fields.getUint16(26, true) + fields.getUint16(28, true)));
  return record && { record, header, data: header + record.length };
}

/** The members in [from, to), one after another, by their local headers alone. */
export function walkLocals(source: ByteSource, from: number, to: number, budget: Budget): readonly Placed[] {
  const found: Placed[] = [];
  for (let at = from; at < to;) {
    const placed = readLocal(source, at);
    if (placed === undefined) break;
    budget.member();
    const sized = withSize(source, placed, to, budget);
    found.push(sized);
    at = afterDescriptor(source, sized);
  }
  return found;
}

/** Whether a member of an archive begins at a place, as it is. */
export function isStoredIn(source: ByteSource, at: number, budget: Budget): boolean {
  const before = walkLocals(source, 0, at, budget).at(-1);
  return before?.data === at && before.record.method === 0;
}

/** Finds a size that follows the data: by the descriptor after it, or by the next record. */
function withSize(source: ByteSource, placed: Placed, to: number, budget: Budget): Placed {
  const { record, data } = placed;
  const end = data + record.compressed;
  const known = (record.flags & SIZES_FOLLOW) === 0 || record.compressed > 0;
  if (known && end <= to) return placed;
  const next = nextRecord(source, data, to, budget);
  return { ...placed, record: { ...record, compressed: next - data, size: record.method === 0 ? next - data : 0 } };
}

const WINDOW = 1 << 20;

/** The place of the next signature of a record ('PK' and two known bytes), or `to`. */
function nextRecord(source: ByteSource, from: number, to: number, budget: Budget): number {
  for (let at = from; at < to; at += WINDOW) {
    budget.tick();
    const bytes = source.read(at, Math.min(WINDOW + 3, to - at));
    for (let i = bytes.indexOf(0x50); i >= 0 && i < WINDOW; i = bytes.indexOf(0x50, i + 1)) {
      if (recordAt(bytes, i)) return at + i;
    }
  }
  return to;
}

function recordAt(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] !== 0x4b) return false;
  const [a, b] = [bytes[at + 2], bytes[at + 3]];
  return (a === 1 && b === 2) || (a === 3 && b === 4) || (a === 7 && b === 8);
}

const isRecord = (found: number): boolean => found === LOCAL || found === ENTRY;

/** A descriptor has 12 bytes, 20 in Zip64, and 4 more with a signature; only the signature tells that it is one. */
export function afterDescriptor(source: ByteSource, { record, data }: Placed): number {
  const end = data + record.compressed;
  if ((record.flags & SIZES_FOLLOW) === 0) return end;
  const after = source.read(end, 28);
  const signed = signature(after) === DESCRIPTOR ? 4 : 0;
  const narrow = signature(after, signed + 12);
  if (isRecord(narrow) || end + signed + 12 >= source.size) return end + signed + 12;
  return isRecord(signature(after, signed + 20)) ? end + signed + 20 : end + signed + 12;
}
