// Columns whose values repeat, as far as the footers of Parquet files tell.
import type { Chunk } from './chunks.ts';

/**
 * Bytes a row, before compression, up to which a column with a dictionary repeats its values: that is 16 bits for the value's place in the
 * dictionary and 4 for the dictionary itself. Distinct values take 32 bits or more, and so do those that found no room in the dictionary.
 */
const BYTES_A_ROW = 2.5;

/** Nothing but the way to measure a column may depend on it, since a footer may lie. */
export function repeatingColumns(chunks: readonly Chunk[]): readonly string[] {
  const byColumn = [...Map.groupBy(chunks, ({ column }) => column)];
  return byColumn.filter(([, own]) => repeats(own)).map(([column]) => column);
}

function repeats(chunks: readonly Chunk[]): boolean {
  const sum = (of: (chunk: Chunk) => number): number => chunks.reduce((all, chunk) => all + of(chunk), 0);
  return chunks.every((c) => c.hasDictionary) && sum((c) => c.plainBytes) <= BYTES_A_ROW * sum((c) => c.rows);
}
