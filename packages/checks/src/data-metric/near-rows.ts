// Rows that nearly occur in another data set: all but a few of their cells equal those of a row there.
import { DATA, joinSql, metricId, sql, type Query, type Sql } from '@modelgate/core';
import type { Pairing } from './overlapping-rows.ts';
import { digestOf, hashOf, literal, named } from './row-digest.ts';

/** Rows that nearly occur; rows for which it is not known, since too many candidates look alike; all rows. */
export type Near = { readonly near: number; readonly unsettled: number; readonly rows: number };

/** Most candidates that a row is compared with in each block. */
export const MOST_ALIKE = 32;

/**
 * How many of `cells` may differ if two rows, as sets of cells, are to have a Jaccard similarity of at least `similarity`:
 * (cells − k) / (cells + k).
 */
export function mayDiffer(cells: number, similarity: number): number {
  return Math.floor((cells * (1 - similarity)) / (1 + similarity) + 1e-9);
}

/**
 * Exact, without false negatives: two rows that differ in k cells agree in at least one of k + 1 blocks of columns (Arasu, Ganti & Kaushik
 * 2006, PartEnum's first level). Rows that occur there unchanged do not count. Memory holds two numbers for each block of each judged row,
 * and the candidates; beyond its limit the engine spills to disk.
 * State: [near rows, rows that are not settled, rows].
 */
export function nearRows(
  { on, other, features }: Pairing,
  similarity: number,
): Query<Near, readonly [number, number, number]> {
  const differ = mayDiffer(features.length, similarity);
  const cells = features.map((_, i): Sql => ({ text: `c${i}`, values: [] }));
  const reads = features.map(({ name }) => ({ column: name }));
  const blocks = blocksOf(cells, differ + 1);
  const theirs = features.map((feature) => hashOf([feature.theirs]));
  const [h, g] = digestOf(features.map((feature) => feature.theirs));
  return {
    id: metricId('near-rows', on, other, similarity, ...features.map(({ name }) => name)),
    version: 1,
    on: other,
    reads,
    others: { judged: { on, reads, sql: hashedRows(features.map(({ own }) => own)) } },
    from: 'query',
    sql: () =>
      sql`select coalesce(count_if(near), 0), coalesce(count_if(not near), 0), (select count(*) from judged) from (
        with keys as materialized (select i, unnest([${blocks}]) as k from judged),
          alike as materialized (select distinct * from (
            select unnest([${blocks}]) as k, * from (select ${named(theirs, 'c')} from ${DATA}))
            where k in (select k from keys)),
          compared as (select * from alike qualify row_number() over (partition by k order by ${joinSql(cells, ', ')}) <= ${literal(MOST_ALIKE)}),
          crowded as (select k from alike group by k having count(*) > ${literal(MOST_ALIKE)}),
          near as materialized (select distinct i from keys join compared as t using (k) join judged as f using (i)
            where ${equalCells(cells.length)} >= ${literal(cells.length - differ)}),
          open as (select distinct i from keys semi join crowded using (k) anti join near using (i))
        select near from (select i, true as near from near union all select i, false from open)
          join judged using (i) anti join (select ${h} as h, ${g} as g from ${DATA}) using (h, g))`,
    read: ([row]) => [row![0] as number, row![1] as number, row![2] as number],
    finish: ([near, unsettled, rows]) => ({ near, unsettled, rows }),
  };
}

/** Each row's digest and the hashes of its cells. */
function hashedRows(values: readonly Sql[]): Sql {
  const [h, g] = digestOf(values);
  return sql`select row_number() over () as i, ${h} as h, ${g} as g, ${named(
    values.map((value) => hashOf([value])),
    'c',
  )} from ${DATA}`;
}

/** Deals columns to blocks in turn, since neighbouring columns often hold the same information. */
function blocksOf(cells: readonly Sql[], blocks: number): Sql {
  const block = (b: number): Sql => hashOf([literal(b), ...cells.filter((_, i) => i % blocks === b)]);
  return joinSql(
    Array.from({ length: blocks }, (_, b) => block(b)),
    ', ',
  );
}

function equalCells(n: number): Sql {
  return { text: Array.from({ length: n }, (_, i) => `(f.c${i} = t.c${i})::int`).join(' + '), values: [] };
}
