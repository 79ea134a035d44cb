// SQL does not tell "a" from "A": DuckDB renames the second one, and a query for it would silently get the first.
import type { Column } from '@modelgate/core';
import { literal, type Database } from '../duck/database.ts';
import { textRows } from '../duck/json.ts';
import { inputFault } from '../fault.ts';
import { csvHeader } from './csv.ts';
import type { SourceFile } from './source-file.ts';

/** Throws when two columns of the file itself differ by case only, or not at all. */
export async function uniqueNames(
  database: Database,
  sources: readonly SourceFile[],
  columns: readonly Column[],
): Promise<void> {
  if (!columns.some((column) => looksRenamed(column.name, columns))) return;
  const names = await ownNames(database, sources[0]!);
  const seen = new Map<string, string>();
  for (const name of names) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) {
      const received = name === other ? `${name} twice` : `${other} and ${name}`;
      throw inputFault({
        code: 'input/column-ambiguous',
        named: sources[0]!.named,
        expected: 'column names that differ by more than case',
        received,
        hint: 'rename one of them',
      });
    }
    seen.set(name.toLowerCase(), name);
  }
}

/** A name that DuckDB may have made: another column's name with a number behind it. */
function looksRenamed(name: string, columns: readonly Column[]): boolean {
  const stem = /^(.*)_\d+$/s.exec(name)?.[1]?.toLowerCase();
  return stem !== undefined && columns.some((c) => c.name.toLowerCase() === stem);
}

async function ownNames(database: Database, source: SourceFile): Promise<readonly string[]> {
  if (source.format === 'csv') return csvHeader(source);
  const text =
    source.format === 'json'
      ? `select distinct unnest(json_keys(json)) from read_json_objects(${literal(source.readPath)})`
      : `select name, num_children from parquet_schema(${literal(source.readPath)})`;
  const rows = await textRows(database, { text, values: [] });
  return source.format === 'json'
    ? rows.map(([name]) => name!)
    : topLevel(rows.map(([name, children]) => ({ name: name!, children: Number(children) })));
}

/** parquet_schema lists the tree depth first, its root in front. */
function topLevel(nodes: readonly { readonly name: string; readonly children: number }[]): string[] {
  const names: string[] = [];
  let at = 1;
  const skip = (): void => {
    const { children } = nodes[at++]!;
    for (let i = 0; i < children; i++) skip();
  };
  while (at < nodes.length) {
    names.push(nodes[at]!.name);
    skip();
  }
  return names;
}
