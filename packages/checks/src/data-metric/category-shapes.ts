// Rows by value and class, for areas under ROC curves of a column whose values count as categories.
import { DATA, joinSql, sql, type Sql } from '@modelgate/core';
import { literal } from './row-digest.ts';

/** Most classes that are measured; rarer ones are left out. */
export const MOST_CLASSES = 100;

/**
 * What `areasByCategory` reads: rows ('shape', s, c, p, own, k, y) and ('total', s, c, null, null, k, null). In all values that have s rows, p
 * of them of the class y, there are k different rows that occur c times, own of them of that class. A total counts them in all values that
 * have s rows, whatever their classes. Here every row stands for itself, so c is 1.
 */
export function categoryShapes(x: Sql, y: Sql, manyClasses: boolean): Sql {
  return sql`with ${cellsOf(x, y)}, ${levels} ${joinSql(shapesOfCells(sql`cells`, manyClasses), ' union all ')}`;
}

/** The same where rows of one `row` hash are copies of one row. */
export function categoryShapesOfCopies(x: Sql, y: Sql, row: Sql, manyClasses: boolean): Sql {
  return sql`with units as materialized (select x, y, c, count(*) as k
        from (select x, y, count(*) as c from (select hash(${x}) as x, ${y} as y, ${row} as h from ${DATA}) where y is not null group by x, y, h)
        group by x, y, c),
      present as (select x, y, sum(c * k) as p from units ${frequent(manyClasses, sql`units`, sql`c * k`)} group by x, y),
      copies as materialized (select x, c, sum(k) as k, sum(sum(c * k)) over (partition by x) as s from units group by x, c)
    select 'shape', copies.s, copies.c, p, sum(coalesce(units.k, 0)), sum(copies.k), present.y
      from present join copies using (x) left join units on units.x = present.x and units.y = present.y and units.c = copies.c
      group by present.y, copies.s, copies.c, p
    union all select 'total', s, c, null, null, sum(k), null from copies group by s, c`;
}

/** 'cells' (x, y, n): rows by value and class. */
export function cellsOf(x: Sql, y: Sql): Sql {
  return sql`cells as materialized (select x, y, count(*) as n from (select ${x} as x, ${y} as y from ${DATA}) where y is not null group by x, y)`;
}

/** 'levels' (x, n): rows by value. */
export const levels: Sql = sql`levels as materialized (select x, sum(n) as n from cells group by x)`;

/** The two statements over cells, or some of them, and levels. */
export function shapesOfCells(cells: Sql, manyClasses: boolean): readonly Sql[] {
  return [
    sql`select 'shape', s, 1, p, count(*) * p, count(*) * s, y
      from (select y, n as p, sum(n) over (partition by x) as s from ${cells}) ${frequent(manyClasses, sql`cells`, sql`n`)} group by y, s, p`,
    sql`select 'total', n, 1, null, null, count(*) * n, null from levels group by n`,
  ];
}

/** The condition that leaves out rare classes, where there may be too many. */
function frequent(manyClasses: boolean, from: Sql, rows: Sql): Sql {
  return manyClasses
    ? sql`where y in (select y from ${from} group by y order by sum(${rows}) desc, y limit ${literal(MOST_CLASSES)})`
    : sql``;
}
