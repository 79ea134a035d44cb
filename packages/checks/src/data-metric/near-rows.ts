// Rows that nearly occur in another data set: all their cells but a few are those of one row there.
import { joinSql, metricId, sql, type Query, type Sql } from '@modelgate/core';
import type { Pairing } from './overlapping-rows.ts';
import { digestOf, hashOf, literal, named } from './row-digest.ts';

/** Rows that nearly occur; those of which that is not settled, since too many look alike; all rows. */
export type Near = { readonly near: number; readonly unsettled: number; readonly rows: number };

/** So many look-alikes of a row are compared with it in each block. */
export const MOST_ALIKE = 32;

/**
 * How many of `cells` may differ so that two rows, as sets of cells, have a Jaccard similarity of at least `similarity`:
 * (cells − k) / (cells + k).
 */
export function mayDiffer(cells: number, similarity: number): number {
  return Math.floor((cells * (1 - similarity)) / (1 + similarity) + 1e-9);
}

/**
 * Exact, without false negatives: of k + 1 blocks of columns two rows that differ in k cells share one whole (Arasu, Ganti &
 * Kaushik 2006, PartEnum's first level). Rows that occur there as they are, are none. What is held at once are two numbers a block of
 * each judged row and the look-alikes; beyond its limit of memory the engine spills.
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
            select unnest([${blocks}]) as k, * from (select ${named(theirs, 'c')} from data))
            where k in (select k from keys)),
          compared as (select * from alike qualify row_number() over (partition by k order by ${joinSql(cells, ', ')}) <= ${literal(MOST_ALIKE)}),
          crowded as (select k from alike group by k having count(*) > ${literal(MOST_ALIKE)}),
          near as materialized (select distinct i from keys join compared as t using (k) join judged as f using (i)
            where ${equalCells(cells.length)} >= ${literal(cells.length - differ)}),
          open as (select distinct i from keys semi join crowded using (k) anti join near using (i))
        select near from (select i, true as near from near union all select i, false from open)
          join judged using (i) anti join (select ${h} as h, ${g} as g from data) using (h, g))`,
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
  )} from data`;
}

/** Every so many columns make one block: columns side by side often say the same. */
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
