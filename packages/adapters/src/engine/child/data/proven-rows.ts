// How many rows Parquet files have: a footer says so in three places, which must agree, and pages must hold as many. Readers go by
// one or the other.
import type { Column } from '@modelgate/core';
import { literal, type Database } from '../duck/database.ts';
import { textRows } from '../duck/json.ts';
import { quoted } from '../duck/quoted.ts';
import { EngineFault, inputFault } from '../fault.ts';
import { readParquet } from './read-parquet.ts';
import { unreadable, type StagedFile } from './stage.ts';

/** Throws input/file-unreadable where the file contradicts itself, or holds less than it says. `rows`: of the file as a whole. */
export async function proveRows(
  database: Database,
  { path, named }: StagedFile,
  columns: readonly Column[],
  rows: number,
): Promise<void> {
  try {
    const { inGroups, otherwise, narrowest } = await footerOf(database, path, columns);
    if (inGroups !== rows) throw contradiction(named, `${rows} rows in all, and ${inGroups} in its row groups`);
    if (otherwise > 0)
      throw contradiction(named, `row groups whose columns have other numbers of values: ${otherwise}`);
    if (narrowest !== undefined) await readThrough(database, path, narrowest);
  } catch (cause) {
    throw cause instanceof EngineFault ? cause : unreadable(named, cause);
  }
}

interface Footer {
  /** Rows of all row groups. */
  readonly inGroups: number;
  /** Row groups with a column that has more values than they have rows, or fewer. */
  readonly otherwise: number;
  /** The column that takes the fewest bytes; absent where all are nested. */
  readonly narrowest?: string;
}

/** Of columns that are not nested, which have a value or a null in each row. */
async function footerOf(database: Database, path: string, columns: readonly Column[]): Promise<Footer> {
  const flat = new Set(columns.filter(({ type }) => !/[[(]/.test(type)).map(({ name }) => name));
  const chunks = await textRows(database, {
    text: `select path_in_schema, row_group_id, row_group_num_rows, num_values, total_compressed_size from parquet_metadata(${literal(path)})`,
    values: [],
  });
  const rows = new Map(chunks.map(([, group, n]) => [group, Number(n)]));
  const own = chunks.filter(([name]) => flat.has(name!));
  const others = new Set(own.filter(([, , n, values]) => values !== n).map(([, group]) => group));
  const bytes = new Map<string, number>();
  for (const [name, , , , size] of own) bytes.set(name!, (bytes.get(name!) ?? 0) + Number(size));
  const [narrowest] = [...bytes].sort(([, a], [, b]) => a - b)[0] ?? [];
  const inGroups = [...rows.values()].reduce((sum, n) => sum + n, 0);
  return { inGroups, otherwise: others.size, ...(narrowest !== undefined && { narrowest }) };
}

/** Statements that ask for no column go by the footer alone. */
async function readThrough(database: Database, path: string, column: string): Promise<void> {
  await textRows(database, { text: `select count(${quoted(column)}) from ${readParquet([path])}`, values: [] });
}

function contradiction(named: string, received: string): EngineFault {
  return inputFault({
    code: 'input/file-unreadable',
    named,
    expected: 'a Parquet file whose footer agrees with itself about its rows',
    received,
    hint: 'write it again with a library for Parquet',
  });
}
