// A data set by its files, and its columns.
import type { DataSubject } from './policy/types.ts';

/** Files of one data set, by absolute path, all of one format and schema. */
export interface DataRef {
  readonly name: string;
  readonly files: readonly string[];
  /** The file, glob or folder as the policy spells it; messages name files by it. */
  readonly path?: string;
  /** Texts of CSV files that stand for a missing value, beside the empty one. */
  readonly missing?: readonly string[];
}

export interface Column {
  readonly name: string;
  /** DuckDB's type name: VARCHAR, BIGINT, DOUBLE, BOOLEAN, FLOAT[], … */
  readonly type: string;
}

/** Files that are read as a policy says of its data set. */
export function refOf(
  { name, path, missing }: Pick<DataSubject, 'name' | 'missing'> & Partial<Pick<DataSubject, 'path'>>,
  files: readonly string[],
): DataRef {
  return { name, files, ...(path !== undefined && { path }), ...(missing && { missing }) };
}

/** Identifies what is read: the same files with other texts for missing values are another data set. */
export function keyOfRef({ files, missing }: Omit<DataRef, 'name'>): string {
  return JSON.stringify([files, missing]);
}

/**
 * Columns that exist only as folder names, as Hive and Spark partition data (`year=2024/month=01`). They are not read: kept
 * measurements and scores belong to a file's bytes, which do not hold them.
 */
export function columnsInFolders({ files }: Pick<DataRef, 'files'>): readonly string[] {
  const [first = [], ...others] = files.map((file) =>
    [...file.matchAll(/[/\\]([^/\\=]+)=[^/\\]*(?=[/\\])/g)].map(([, name]) => name!),
  );
  return first.filter((name) => others.every((names) => names.includes(name)));
}
