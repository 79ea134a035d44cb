// Where a Parquet file can be cut: at its row groups, which are read on their own.
import type { Chunk } from './chunks.ts';

export interface FileRows {
  readonly path: string;
  readonly rows: number;
  /** Rows of each row group, in order. */
  readonly groups: readonly number[];
}

/** Of one file's chunks. */
export function groupsOf(chunks: readonly Chunk[]): readonly number[] {
  const rows = new Map(chunks.map((chunk) => [Number(chunk.group), chunk.rows]));
  return [...rows].sort(([a], [b]) => a - b).map(([, n]) => n);
}
