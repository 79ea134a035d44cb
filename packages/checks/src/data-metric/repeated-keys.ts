// Rows whose key occurs more than once, counted exactly. Keys are first compared by a hash, and only rows with equal hashes by the key
// itself, unless most have.
import {
  DATA,
  isThere,
  joinSql,
  metricId,
  sql,
  valuesOf,
  type Column,
  type Query,
  type Sql,
  type Table,
} from '@modelgate/core';
import type { Violations } from './violations.ts';

/** all: every row that shares its key. surplus: all but the first of each key. */
type Counting = 'all' | 'surplus';

export interface Repeated {
  readonly counting?: Counting;
  /** The table, where it is known. */
  readonly of?: Table | undefined;
}

/** With fewer rows the guess would cost as much as it saves, since it takes a statement of its own. */
const MANY_ROWS = 1_000_000;

/**
 * State: [rows that share their key, rows]. A missing value counts as a value, since two rows without a key cannot be distinguished; NULL and NaN
 * are the same one.
 */
export function repeatedKeys(
  on: string,
  columns: readonly string[],
  { counting = 'all', of }: Repeated = {},
): Query<Violations, readonly [number, number], { readonly mostShare?: boolean }> {
  const counted = counting === 'all' ? sql`sum(n)` : sql`sum(n - 1)`;
  return {
    id: metricId('repeated', on, counting, ...columns),
    version: 2,
    on,
    reads: columns.map((column) => ({ column })),
    ...(!(isThere(of) && of.rows <= MANY_ROWS) && {
      needs: { mostShare: mostShareKeys(on, columns, isThere(of) ? of.rows : Infinity) },
    }),
    from: 'query',
    sql: (given) => {
      const key = keyOf(columns, given);
      const compared = given.needs.mostShare ? sql`` : sql`where ${sharesHash(key)}`;
      return sql`select coalesce(${counted}, 0), (select count(*) from ${DATA}) from (
        select count(*) as n from ${DATA} ${compared} group by ${key} having count(*) > 1)`;
    },
    read: ([row]) => [row![0] as number, row![1] as number],
    finish: ([violating, considered]) => ({ violating, considered }),
  };
}

/**
 * One of so many rows is looked at, from the first on, and no more than the most: they cost nothing. Among n rows with D keys n²/2D pairs share
 * one, from which D can be estimated even where it is far above n.
 */
const GLANCE = { oneOf: 250, most: 200_000 };

/**
 * Whether there seem to be so few keys that most rows share theirs; then comparing hashes first would take two to three times as long. A guess
 * is enough, since both ways give the same count. State: whether most rows share theirs.
 */
function mostShareKeys(on: string, columns: readonly string[], rows: number): Query<boolean, boolean> {
  const first = Math.min(GLANCE.most, Math.ceil(rows / GLANCE.oneOf));
  return {
    id: metricId('most-share-keys', on, ...columns),
    version: 1,
    on,
    reads: columns.map((column) => ({ column })),
    from: 'query',
    sql: (given) => sql`select count(distinct h), count(*), (select count(*) from ${DATA})
      from (select hash(${keyOf(columns, given)}) as h from ${DATA} limit ${first})`,
    read: ([row]) => {
      const [keys, n, all] = row as [number, number, number];
      return 4 * (n - keys) * all > 3 * n * n;
    },
    finish: (shared) => shared,
  };
}

/** The values of some columns, one after another: NaN as NULL. */
export function keyOf(columns: readonly string[], given: { column(name: string): Column }): Sql {
  return joinSql(
    columns.map((name) => valuesOf(given.column(name))),
    ', ',
  );
}

/** SQL for whether another row has the same hash, as rows with equal keys always do. A table of hashes is small, however wide the key. */
export function sharesHash(key: Sql): Sql {
  return sql`hash(${key}) in (select h from (select hash(${key}) as h from ${DATA}) group by h having count(*) > 1)`;
}
