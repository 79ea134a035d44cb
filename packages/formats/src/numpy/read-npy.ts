// The reader of NumPy's .npy: numbers are stepped over, objects are a pickle inside.
import { trailing } from '../scan/after.ts';
import { makeNotes } from '../scan/notes.ts';
import { BrokenError } from '../scan/reader.ts';
import type { Member, ReadContext, Reader, ReadResult } from '../scan/reader.ts';
import { sliceSource } from '../scan/source.ts';
import type { ByteSource } from '../scan/source.ts';
import { readHeader, startsNpy } from './header.ts';
import type { NpyHeader } from './header.ts';

/** Arrays that numpy.save wrote one behind the other. */
const MOST_ARRAYS = 1000;

export const numpyReader: Reader = { format: 'numpy', recognises: startsNpy, read: readNpy };

/** Throws BrokenError where already the first header is none. */
export function readNpy(source: ByteSource, { budget }: Pick<ReadContext, 'budget'>): ReadResult {
  const arrays: NpyHeader[] = [];
  let at = 0;
  while (at < source.size && arrays.length < MOST_ARRAYS && startsNpy(source.read(at, 6))) {
    budget.tick();
    const header = readHeader(source, at);
    arrays.push(header);
    if (header.itemSize === 'objects') return withObjects(source, arrays, header);
    at = header.end + header.itemSize * header.count;
  }
  const notes = makeNotes();
  if (at > source.size) notes.note('shape-too-large', `its elements need ${at - source.size} bytes more than it has`);
  const members = trailing(source, at, notes);
  return {
    treatment: { kind: 'read' },
    tensors: inventory(arrays),
    ...(notes.list.length > 0 && { anomalies: notes.list }),
    ...(members.length > 0 && { members }),
  };
}

/** All that follows is the pickle's: its own end is for its reader to judge. */
function withObjects(source: ByteSource, arrays: readonly NpyHeader[], { end }: NpyHeader): ReadResult {
  if (end >= source.size) throw new BrokenError('its objects are missing');
  const objects: Member = { name: 'objects', open: () => sliceSource(source, end, source.size - end) };
  return { treatment: { kind: 'read' }, tensors: inventory(arrays), members: [objects] };
}

function inventory(arrays: readonly NpyHeader[]): NonNullable<ReadResult['tensors']> {
  const types: Record<string, number> = {};
  for (const { type } of arrays) types[type] = (types[type] ?? 0) + 1;
  const bytes = arrays.reduce((all, { itemSize, count }) => all + (itemSize === 'objects' ? 0 : itemSize * count), 0);
  return { count: arrays.length, bytes, types };
}
