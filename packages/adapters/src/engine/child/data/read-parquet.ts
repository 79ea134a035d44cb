// How Parquet files are read.
import { listOf } from '../duck/database.ts';

/** SQL that reads Parquet files as they are: no column is made from folder names. */
export function readParquet(paths: readonly string[]): string {
  return `read_parquet(${listOf(paths)}, hive_partitioning = false, union_by_name = false)`;
}
