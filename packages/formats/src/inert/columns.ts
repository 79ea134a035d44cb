// Parquet, Arrow and Feather files: columns of values, told by the same magic at both ends.
import { startsWith } from '../scan/after.ts';
import type { Reader } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

const endsWith = (source: ByteSource, magic: string): boolean =>
  startsWith(source.read(source.size - magic.length, magic.length), magic);

/** `start` and `end` as they stand in the file; readers of these formats begin at the end, so nothing can follow it. */
const columns = (format: string, start: string, end: string): Reader => ({
  format,
  recognises: (head, source) =>
    source.size >= start.length + end.length && startsWith(head, start) && endsWith(source, end),
  read: () => ({ treatment: { kind: 'inert' } }),
});

export const parquetReader: Reader = columns('parquet', 'PAR1', 'PAR1');
export const arrowReader: Reader = columns('arrow', 'ARROW1\0\0', 'ARROW1');
export const featherReader: Reader = columns('arrow', 'FEA1', 'FEA1');
