// Design effects: how many rows of clusters tell as much of a column as one independent row.
import { canonicalName, DATA, metricId, sql, valuesOf, type Column, type Query, type Sql } from '@modelgate/core';
import { finite, TOO_LARGE } from './finite.ts';
import { significant } from './significant.ts';

/** What of a column is compared: its numbers, the shares of its values, or of its missing ones. */
export type Compares = 'numbers' | 'levels' | 'missing';

/** 1 where rows of a cluster are no more alike than others, the size of the clusters where they are all equal; never below 1. */
export type DesignEffect = { readonly effect: number; readonly clusters: number };

const DIGITS = 10;

/**
 * Σ over clusters of the squared sum of deviations from the mean, over the sum of squared deviations: the variance of the mean, in that of
 * as many independent rows (Kish, Survey Sampling, 1965; of shares summed over the levels: Rao & Scott, JASA 76 (1981) 221–230).
 * State: as the value. It can only be measured on a whole table.
 */
export function designEffect(
  on: string,
  column: string,
  cluster: string,
  of: Compares,
): Query<DesignEffect, DesignEffect> {
  return {
    id: metricId('design-effect', on, column, cluster, of),
    version: 1,
    on,
    reads: [{ column }, { column: cluster }],
    fault: TOO_LARGE,
    from: 'query',
    sql: (given) => {
      const key = keyOf(given.column(cluster));
      return of === 'levels'
        ? ofLevels(key, given.column(column))
        : ofNumbers(key, numbersOf(given.column(column), of));
    },
    read: ([row]) => {
      const [ratio, clusters] = row as readonly [number | null, number];
      const few = clusters > 1 ? clusters / (clusters - 1) : 1;
      return { effect: significant(Math.max(1, (ratio ?? 1) * few), DIGITS), clusters };
    },
    finish: (found) => found,
  };
}

/** The effect where all rows of a cluster are alike: the mean size of a row's cluster. State: as the value. */
export function largestDesignEffect(on: string, cluster: string): Query<DesignEffect, DesignEffect> {
  return {
    id: metricId('largest-design-effect', on, cluster),
    version: 1,
    on,
    reads: [{ column: cluster }],
    from: 'query',
    sql: (given) => sql`select sum(n * n) / sum(n), count(*) from (
      select count(*) as n from ${DATA} group by ${keyOf(given.column(cluster))})`,
    read: ([row]) => {
      const [size, clusters] = row as readonly [number | null, number];
      return { effect: significant(Math.max(1, size ?? 1), DIGITS), clusters };
    },
    finish: (found) => found,
  };
}

/** Rows without a cluster are one together. */
function keyOf(cluster: Column): Sql {
  return sql`coalesce(${canonicalName(cluster)}, '')`;
}

function numbersOf(column: Column, of: Compares): Sql {
  if (of === 'numbers') return finite(column.name);
  return sql`case when ${valuesOf(column)} is null then 1.0 else 0.0 end`;
}

function ofNumbers(key: Sql, x: Sql): Sql {
  return sql`with cells as materialized (select ${key} as g, ${x} as x from ${DATA}),
      whole as (select avg(x) as mean from cells)
    select sum(s * s) / nullif(sum(q), 0), count(*) from (
      select sum(x - mean) as s, sum((x - mean) * (x - mean)) as q from cells, whole where x is not null group by g)`;
}

function ofLevels(key: Sql, column: Column): Sql {
  return sql`with cells as materialized (select g, x, count(*) as n from (select ${key} as g, ${canonicalName(column)} as x from ${DATA})
        where x is not null group by g, x),
      sizes as (select g, sum(n) as size from cells group by g),
      whole as (select sum(n) as n from cells),
      shares as (select x, sum(cells.n) / any_value(whole.n) as share from cells, whole group by x),
      squares as (select sum(share * share) as same from shares)
    select ((select sum(n * n) from cells) - 2 * (select sum(n * share * size) from cells join shares using (x) join sizes using (g))
        + (select sum(size * size) from sizes) * same) / nullif(whole.n * (1 - same), 0), (select count(*) from sizes)
      from whole, squares`;
}
