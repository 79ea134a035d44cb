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
