// What stands behind the end of a format: an anomaly, and bytes to be read as whatever they are.
import { makeNotes, type Notes } from './notes.ts';
import { BrokenError, type Member, type ReadResult } from './reader.ts';
import { sliceSource } from './source.ts';
import type { ByteSource } from './source.ts';

/** Bytes that are looked at to tell padding from content. */
const LOOK = 1 << 20;

/** No member where nothing follows `end`, or only zeros, which are padding. */
export function trailing(source: ByteSource, end: number, notes: Notes): readonly Member[] {
  const bytes = source.size - end;
  if (bytes <= 0) return [];
  const padding = bytes <= LOOK && source.read(end, bytes).every((byte) => byte === 0);
  if (padding) return [];
  notes.note('trailing-bytes', `${bytes} bytes follow its end`, end);
  return [{ name: 'trailing bytes', bytes, open: () => sliceSource(source, end, bytes) }];
}

/** What cannot run up to its end, and what stands behind it. Throws BrokenError where the source ends before. */
export function inertUpTo(source: ByteSource, end: number, what: string): ReadResult {
  if (end > source.size) throw new BrokenError(`the ${what} is cut short`);
  const notes = makeNotes();
  const members = trailing(source, end, notes);
  return { treatment: { kind: 'inert' }, anomalies: notes.list, members };
}

/** Whether bytes begin so; text stands for its character codes. */
export function startsWith(head: Uint8Array, magic: string, at = 0): boolean {
  if (head.length < at + magic.length) return false;
  for (let i = 0; i < magic.length; i += 1) if (head[at + i] !== magic.charCodeAt(i)) return false;
  return true;
}
