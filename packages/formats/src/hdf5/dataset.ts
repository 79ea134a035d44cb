// A dataset, from its messages: shape, type and where its numbers lie; the numbers are not read. IV.A.2.i, data layout.
import { address, length, type File } from './file.ts';
import { externalFiles } from './links.ts';
import { MESSAGE, type Message } from './messages.ts';
import { elementsOf, readDatatype, readShape, type Datatype, type Shape } from './types.ts';

/** Deflate compresses at most 1032:1, which bounds what a file can expand to. */
const BEST_RATIO = 1032;
const LAYOUTS = ['compact', 'contiguous', 'chunked', 'virtual'];

/** Notes a dataset's size, and the other files that it reads. */
export function readDataset(file: File, name: string, messages: readonly Message[]): void {
  let shape: Shape;
  let type: Datatype | undefined;
  for (const message of messages) {
    file.cursor.seek(message.from);
    if (message.type === MESSAGE.dataspace) shape = readShape(file);
    else if (message.type === MESSAGE.datatype && !message.shared) type = readDatatype(file);
    else if (message.type === MESSAGE.externalFiles)
      for (const target of externalFiles(file, message)) file.into.reference(target, file.context.resolve(target));
  }
  // A type that is stored elsewhere has at least one byte per element.
  const bytes = elementsOf(shape) * (type?.size ?? 1);
  if (bytes > file.size * BEST_RATIO)
    file.into.anomaly('shape-too-large', `${name} claims ${bytes} bytes; the file has ${file.size}`);
  const layout = messages.find((message) => message.type === MESSAGE.layout);
  if (layout) readLayout(file, name, bytes, layout);
  file.into.tensor(type?.name ?? 'shared type', bytes);
}

function readLayout(file: File, name: string, bytes: number, message: Message): void {
  const { cursor, into } = file;
  cursor.seek(message.from);
  const version = cursor.u8();
  // Before version 3 the number of dimensions comes first.
  if (version < 3) cursor.skip(1);
  const layout = LAYOUTS[cursor.u8()];
  if (layout === 'virtual') into.doubt('unsupported', `${name} is a view of datasets in other files`);
  if (layout === undefined) into.doubt('unsupported', `${name} is laid out in an unknown way`);
  if (layout !== 'contiguous' || version < 3) return;
  const at = address(file);
  const size = length(file);
  if (at !== undefined && at + size > file.size)
    into.anomaly('offset-out-of-range', `${name} ends ${at + size - file.size} bytes behind the file`, at);
  if (at !== undefined && size < bytes)
    into.anomaly('shape-too-large', `${name} has ${size} bytes, and its type and shape need ${bytes}`, at);
}
