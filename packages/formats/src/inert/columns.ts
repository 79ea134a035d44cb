// Parquet, Arrow and Feather files: columns of values, told by the same magic at both ends. One type of column is a pickle:
// PyArrow before 14.0.1 loads it when it opens the file (CVE-2023-47248).
import { startsWith } from '../scan/after.ts';
import { makeCollector } from '../scan/collector.ts';
import { holdsAny } from '../configs/text.ts';
import type { ReadContext, Reader, ReadResult } from '../scan/reader.ts';
import { sliceSource } from '../scan/source.ts';
import type { ByteSource } from '../scan/source.ts';

const endsWith = (source: ByteSource, magic: string): boolean =>
  startsWith(source.read(source.size - magic.length, magic.length), magic);

/** `start` and `end` as they stand in the file; readers of these formats begin at the end, so nothing can follow it. */
const columns = (format: string, start: string, end: string): Reader => ({
  format,
  recognises: (head, source) =>
    source.size >= start.length + end.length && startsWith(head, start) && endsWith(source, end),
  read: (source, context) => readFooter(source, source.size - end.length, context),
});

const PICKLED = 'arrow.py_extension_type';

/** In a schema as it is, or in base64 as Parquet keeps it: behind no, one or two bytes of three. */
const NAMES = [
  PICKLED,
  ...[0, 1, 2].map((before) => {
    const base64 = Buffer.from(`${'\0'.repeat(before)}${PICKLED}`)
      .toString('base64')
      .replaceAll('=', '');
    return base64.slice(Math.ceil((before * 4) / 3), -1);
  }),
];

/** The footer holds the schema; its length stands before the last magic. */
function readFooter(source: ByteSource, end: number, { budget }: Pick<ReadContext, 'budget'>): ReadResult {
  const told = source.read(end - 4, 4);
  const length = told.length < 4 ? 0 : new DataView(told.buffer, told.byteOffset, 4).getUint32(0, true);
  const from = Math.max(0, end - 4 - length);
  const into = makeCollector();
  if (!holdsAny(sliceSource(source, from, end - from), NAMES, () => budget.tick())) return into.facts('inert');
  into.callable({ module: 'pickle', name: 'loads', role: 'called', args: [], offset: from, by: PICKLED });
  return into.facts();
}

export const parquetReader: Reader = columns('parquet', 'PAR1', 'PAR1');
export const arrowReader: Reader = columns('arrow', 'ARROW1\0\0', 'ARROW1');
export const featherReader: Reader = columns('arrow', 'FEA1', 'FEA1');
