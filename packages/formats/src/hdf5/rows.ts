// Rows of PyTables that are pickled objects, as pandas keeps columns of texts. They lie in collections of the global heap, wherever a
// dataset's chunks say; each collection begins with its letters, so that all of them are found without the chunks.
import type { Member } from '../scan/reader.ts';
import { isPickle } from '../pickle/recognise.ts';
import { sliceSource, type ByteSource } from '../scan/source.ts';
import { heapObjects } from './attribute.ts';
import type { File } from './file.ts';

const WINDOW = 1 << 20;
/** The letters and the version. */
const COLLECTION = Buffer.from('GCOL\x01', 'latin1');

/** Every object of every collection, whatever it is: texts of attributes lie there too. */
export function* pickledRows(file: File, source: ByteSource): Iterable<Member & { readonly isPickled: boolean }> {
  let row = 0;
  for (const heap of collections(file, source))
    for (const { at, size } of heapObjects(file, heap)) {
      // Nothing in the space of what was deleted.
      if (size === 0) continue;
      const bytes = sliceSource(source, at, size);
      yield { name: `row ${row++}`, bytes: size, open: () => bytes, isPickled: isPickle(bytes) };
    }
}

function* collections({ context }: File, source: ByteSource): Iterable<number> {
  for (let at = 0; at < source.size; at += WINDOW) {
    context.budget.tick();
    const { buffer, byteOffset, byteLength } = source.read(at, WINDOW + COLLECTION.length - 1);
    const window = Buffer.from(buffer, byteOffset, byteLength);
    for (let found = window.indexOf(COLLECTION); found >= 0; found = window.indexOf(COLLECTION, found + 1))
      yield at + found;
  }
}
