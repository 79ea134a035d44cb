// A data set by its files, and its columns.

/** Files of one data set, by absolute path, all of one format and schema. */
export interface DataRef {
  readonly name: string;
  readonly files: readonly string[];
}

export interface Column {
  readonly name: string;
  /** DuckDB's type name: VARCHAR, BIGINT, DOUBLE, BOOLEAN, FLOAT[], … */
  readonly type: string;
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
