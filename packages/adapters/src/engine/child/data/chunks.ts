// Column chunks of Parquet files, as their footers tell them: one for each column of each row group.
import { listOf, type Database } from '../duck/database.ts';
import { textRows } from '../duck/json.ts';
import { unreadable, type StagedFile } from './stage.ts';

/** A column of a row group, as the footer tells it: it may be wrong, or lie. */
export interface Chunk {
  readonly file: string;
  readonly column: string;
  readonly group: string;
  /** Rows of the row group, and values of the column in it. */
  readonly rows: number;
  readonly values: number;
  readonly bytes: number;
  /** Before they are compressed. */
  readonly plainBytes: number;
  /** Values are written as places in a list of the distinct ones. */
  readonly hasDictionary: boolean;
}

export async function chunksOf(database: Database, files: readonly StagedFile[]): Promise<readonly Chunk[]> {
  const read = (some: readonly StagedFile[]): Promise<string[][]> =>
    textRows(database, {
      text: `select file_name, path_in_schema, row_group_id, row_group_num_rows, num_values, total_compressed_size,
        total_uncompressed_size, dictionary_page_offset
        from parquet_metadata(${listOf(some.map(({ path }) => path))})`,
      values: [],
    });
  const told = await ofEach(files, read);
  return told.map(([file, column, group, rows, values, bytes, plainBytes, dictionary]) => ({
    file: file!,
    column: column!,
    group: group!,
    rows: Number(rows),
    values: Number(values),
    bytes: Number(bytes),
    plainBytes: Number(plainBytes),
    hasDictionary: Number(dictionary) > 0,
  }));
}

/** Reads all files together, and one by one where that fails, to tell in which. */
export async function ofEach<T>(
  files: readonly StagedFile[],
  read: (some: readonly StagedFile[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  try {
    return await read(files);
  } catch (cause) {
    for (const file of files)
      await read([file]).catch((fault: unknown) => {
        throw unreadable(file.named, fault);
      });
    throw unreadable(`${files[0]!.named} and ${files.length - 1} more, read together`, cause);
  }
}
