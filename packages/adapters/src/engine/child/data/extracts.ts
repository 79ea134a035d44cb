// What a statement reads of other data sets: each database may open its own files only, so rows go from one to the other by way of
// the private folder.
import { rmSync } from 'node:fs';
import type { DataRef, Extract, Sql } from '@modelgate/core';
import { literal } from '../duck/database.ts';
import { quoted } from '../duck/quoted.ts';
import type { Relation } from './relation.ts';
import { withSqlFault } from './sql-fault.ts';
import { onData } from './statement.ts';

/** Paths of Parquet files, by the name under which a statement finds their rows. */
export type Extracts = Readonly<Record<string, string>>;

/** One after the other: each may need the memory of a whole pass. */
export async function extractsOf(
  others: Readonly<Record<string, Extract>>,
  relationOf: (ref: DataRef) => Promise<Relation>,
  prefix: string,
): Promise<Extracts> {
  const paths: Record<string, string> = {};
  for (const [i, [name, { data, sql }]] of Object.entries(others).entries()) {
    if (sql.values.length > 0) throw new Error('an extract has bound values, which COPY does not take');
    const relation = await relationOf(data);
    const path = `${prefix}-${i}.parquet`;
    relation.check();
    await withSqlFault(`data ${data.name}`, () =>
      relation.database.run(`copy (${onData(relation, sql).text}) to ${literal(path)} (format parquet)`),
    );
    relation.check();
    paths[name] = path;
  }
  return paths;
}

/** The statement with the extracts beside its data. */
export function withExtracts({ text, values }: Sql, extracts: Extracts): Sql {
  const tables = Object.entries(extracts).map(
    ([name, path]) => `${quoted(name)} as (select * from read_parquet(${literal(path)}))`,
  );
  return tables.length === 0 ? { text, values } : { text: `with ${tables.join(', ')} ${text}`, values };
}

export function removeExtracts(extracts: Extracts): void {
  for (const path of Object.values(extracts)) rmSync(path, { force: true });
}
