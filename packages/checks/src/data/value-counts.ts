// Rows of each distinct value of an expression: classes of a label, groups of a slice.
import { sql, type Query, type Sql } from '@modelgate/core';

/** More distinct values than this are no classes or groups; the count stops there. */
export const MOST_VALUES = 1000;

/** State: rows by value, rows without one, and whether there were more values than are listed. */
export type ValueCounts = {
  readonly values: Readonly<Record<string, number>>;
  readonly nulls: number;
  readonly more: boolean;
};

export function valueCounts(name: string, of: Sql): Query<ValueCounts> {
  return {
    id: `values/${name}`,
    version: 1,
    from: 'query',
    sql: sql`select value, count(*) from (select ${of} as value from data) group by value order by value nulls first limit ${MOST_VALUES + 2}`,
    read: (rows) => {
      const known = rows.filter(([value]) => value !== null);
      const nulls = rows.find(([value]) => value === null)?.[1] ?? 0;
      const values = Object.fromEntries(
        known.slice(0, MOST_VALUES).map(([value, n]) => [value as string, n as number]),
      );
      return { values, nulls: nulls as number, more: known.length > MOST_VALUES };
    },
    merge: mergeCounts,
  };
}

function mergeCounts(a: ValueCounts, b: ValueCounts): ValueCounts {
  const names = [...new Set([...Object.keys(a.values), ...Object.keys(b.values)])].sort();
  const values = Object.fromEntries(
    names.slice(0, MOST_VALUES).map((name) => [name, (a.values[name] ?? 0) + (b.values[name] ?? 0)]),
  );
  return { values, nulls: a.nulls + b.nulls, more: a.more || b.more || names.length > MOST_VALUES };
}
