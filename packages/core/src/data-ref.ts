// A data set by its files, and its columns.
import type { DataSubject } from './policy/types.ts';

/** Files of one data set, by absolute path, all of one format and schema. */
export interface DataRef {
  readonly name: string;
  readonly files: readonly string[];
  /** Texts of CSV files that stand for a missing value, beside the empty one. */
  readonly missing?: readonly string[];
}

export interface Column {
  readonly name: string;
  /** DuckDB's type name: VARCHAR, BIGINT, DOUBLE, BOOLEAN, FLOAT[], … */
  readonly type: string;
}

/** Files that are read as a policy says of its data set. */
export function refOf({ name, missing }: Pick<DataSubject, 'name' | 'missing'>, files: readonly string[]): DataRef {
  return { name, files, ...(missing && { missing }) };
}

/** What tells data sets apart that are read: the same files with other texts for what is missing are others. */
export function keyOfRef({ files, missing }: Omit<DataRef, 'name'>): string {
  return JSON.stringify([files, missing]);
}

/**
 * Columns that the folders of every file spell, as Hive and Spark part data (`year=2024/month=01`). Files do not hold them, and
 * they are not read: kept measurements and scores belong to a file's bytes.
 */
export function columnsInFolders({ files }: Pick<DataRef, 'files'>): readonly string[] {
  const [first = [], ...others] = files.map((file) =>
    [...file.matchAll(/[/\\]([^/\\=]+)=[^/\\]*(?=[/\\])/g)].map(([, name]) => name!),
  );
  return first.filter((name) => others.every((names) => names.includes(name)));
}
