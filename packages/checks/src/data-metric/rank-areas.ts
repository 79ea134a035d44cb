// Areas under ROC curves of a column's ranks, as exact sums of whole numbers, beside the shapes of its values as categories.
import { joinSql, sql, type Sql } from '@modelgate/core';
import { cellsOf, levels, shapesOfCells } from './category-shapes.ts';

/**
 * A row for each class: 'ranks', twice its concordant pairs (the Mann–Whitney U with midranks), its rows with a value, the others',
 * and those of both without. Twice the midrank of a value is twice the rows up to it, less its own rows, and one. Then the rows of
 * `categoryShapes`, where values occur at least twice on average.
 */
export function rankAreas(x: Sql, y: Sql, manyClasses: boolean): Sql {
  const ranks = sql`select 'ranks', ranks - of * (of + 1), of, sum(of) over () - of, missing, sum(missing) over () - missing, null
    from (select y, coalesce(sum(n * twice), 0) as ranks, coalesce(sum(case when x is not null then n end), 0) as of,
      coalesce(sum(case when x is null then n end), 0) as missing from cells left join ranked using (x) group by y)`;
  return sql`with ${cellsOf(x, y)}, ${levels},
      ranked as (select x, 2 * sum(n) over (order by x) - n + 1 as twice from levels where x is not null),
      repeated as (from cells where (select 2 * count(*) <= sum(n) from levels))
    ${joinSql([ranks, ...shapesOfCells(sql`repeated`, manyClasses)], ' union all ')}`;
}
