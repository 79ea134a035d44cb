// Columns of row numbers that a table carries from an earlier one: pandas' index, where it was written beside the columns.

/** `__index_level_0__` in Parquet; `Unnamed: 0` in what pandas read from a CSV file with an index and wrote again. */
const INDEX = /^(__index_level_\d+__|Unnamed: 0(\.\d+)?)$/;
/** DuckDB's names of columns that a CSV file does not name; pandas leaves its index without a name. */
const NAMELESS = 'column0';
const NEXT = 'column1';

/** Names of columns without those of row numbers, which say nothing of what a row is about, and with which no two rows are equal. */
export function withoutRowNumbers(names: readonly string[]): readonly string[] {
  return names.filter((name) => !INDEX.test(name) && (name !== NAMELESS || names.includes(NEXT)));
}
