// Where a Parquet file can be cut: at its row groups, which are read on their own.
import { listOf } from '../duck/database.ts';
import { textRows } from '../duck/json.ts';
import type { Relation } from './relation.ts';

export interface FileRows {
  readonly path: string;
  readonly rows: number;
  /** Rows of each row group, in order. */
  readonly groups: readonly number[];
}

export async function rowGroups({ database, files }: Relation): Promise<FileRows[]> {
  const text = `select file_name, row_group_num_rows from parquet_metadata(${listOf(files.map((f) => f.path))}) where column_id = 0 order by file_name, row_group_id`;
  const rows = await textRows(database, { text, values: [] });
  const groups = Map.groupBy(rows, ([name]) => name);
  return files.map(({ path, rows: total }) => ({
    path,
    rows: total,
    groups: (groups.get(path) ?? []).map(([, n]) => Number(n)),
  }));
}
