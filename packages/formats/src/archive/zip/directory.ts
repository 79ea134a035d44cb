// The entries of the central directory.
import { BudgetError } from '../../scan/reader.ts';
import type { Budget } from '../../scan/reader.ts';
import type { Notes } from '../../scan/notes.ts';
import type { ByteSource } from '../../scan/source.ts';
import type { Directory } from './end.ts';
import { directoryEntry } from './records.ts';
import type { DirectoryEntry } from './records.ts';

/** No model needs a directory of more bytes. */
const LARGEST = 64 << 20;

/** Reads entries until something else follows. */
export function readDirectory(
  source: ByteSource,
  { start, before, entries: promised, size: length }: Directory,
  budget: Budget,
  notes: Notes,
): readonly DirectoryEntry[] {
  const size = Math.max(0, before - start);
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
  if (at !== length || entries.length !== promised)
    notes.note('directory-broken', `its directory says ${promised} members; ${entries.length} can be read`, start);
  return entries;
}
