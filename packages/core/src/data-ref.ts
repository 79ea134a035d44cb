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
