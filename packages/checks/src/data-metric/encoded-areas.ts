// Areas under ROC curves of a categorical column, with its values encoded by their class shares in other folds.
import { DATA, sql, type Sql } from '@modelgate/core';
import { literal } from './row-digest.ts';

const FOLDS = 5;

/** Most classes that are measured; rarer ones are left out. */
const MOST_CLASSES = 100;

/**
 * A row for each class: 'encoded', twice its concordant pairs, its pairs, its rows, the others', and two zeros.
 * A value is encoded by the class's share of its rows in the other folds, with one row more at the class's overall share there
 * (Micci-Barreca 2001), so that a value which occurs in a single row, such as an id, has no information. Folds are hashes of rows; pairs are
 * compared within a fold, where all encodings come from the same rows.
 */
export function encodedAreas(x: Sql, y: Sql, row: Sql): Sql {
  return sql`select 'encoded', sum(twice), sum(of * rest), sum(of), sum(rest), 0, 0 from (
    with cells as materialized (select x, y, f, count(*) as n
        from (select ${x} as x, ${y} as y, ${row} % ${literal(FOLDS)} as f from ${DATA}) where y is not null group by x, y, f),
      classes as (select y, sum(n) as n from cells group by y order by n desc, y limit ${literal(MOST_CLASSES)}),
      by_xf as (select x, f, sum(n) as n, sum(sum(n)) over (partition by x) as of_x, sum(sum(n)) over (partition by f) as of_f,
        sum(sum(n)) over () as rows from cells group by x, f),
      by_xy as (select x, y, sum(n) as n from cells group by x, y),
      by_fy as (select f, y, sum(n) as n from cells group by f, y),
      encoded as (select c.y, b.f, coalesce(own.n, 0) as p, b.n as n,
          (coalesce(xy.n, 0) - coalesce(own.n, 0) + (c.n - coalesce(fy.n, 0)) / nullif(b.rows - b.of_f, 0)) / (b.of_x - b.n + 1) as e
        from by_xf as b cross join classes as c
          left join cells as own on own.x = b.x and own.f = b.f and own.y = c.y
          left join by_xy as xy on xy.x = b.x and xy.y = c.y
          left join by_fy as fy on fy.f = b.f and fy.y = c.y),
      tied as (select y, f, e, sum(p) as p, sum(n - p) as q from encoded group by y, f, e),
      below as (select y, f, p, q, sum(q) over (partition by y, f order by e) - q as less from tied)
    select y, f, sum(p * (2 * less + q)) as twice, sum(p) as of, sum(q) as rest from below group by y, f) group by y`;
}
