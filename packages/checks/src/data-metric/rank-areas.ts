// Areas under ROC curves of a column's ranks, and rank correlations, as exact sums of whole numbers.
import { DATA, sql, type Sql } from '@modelgate/core';

/**
 * A row for each class: 'ranks', twice its concordant pairs (the Mann–Whitney U with midranks), its pairs, its rows with a value, the
 * others', and those of both without. Twice the midrank of a value is twice the rows up to it, less its own rows, and one.
 */
export function rankAreas(x: Sql, y: Sql): Sql {
  return sql`select 'ranks', ranks - of * (of + 1), of * (sum(of) over () - of), of, sum(of) over () - of, missing, sum(missing) over () - missing from (
    with cells as materialized (select x, y, count(*) as n from (select ${x} as x, ${y} as y from ${DATA}) where y is not null group by x, y),
      ranked as (select x, 2 * sum(n) over (order by x) - n + 1 as twice
        from (select x, sum(n) as n from cells where x is not null group by x))
    select y, coalesce(sum(n * twice), 0) as ranks, coalesce(sum(case when x is not null then n end), 0) as of,
      coalesce(sum(case when x is null then n end), 0) as missing
    from cells left join ranked using (x) group by y)`;
}

/** 'correlation', Spearman's ρ, and the rows with both values. */
export function rankCorrelation(x: Sql, y: Sql): Sql {
  const midrank = (of: string): Sql => ({
    text: `rank() over (order by ${of}) + (count(*) over (partition by ${of}) - 1) / 2`,
    values: [],
  });
  return sql`select 'correlation', corr(a, b), count(*) from (
    select ${midrank('x')} as a, ${midrank('y')} as b from (select ${x} as x, ${y} as y from ${DATA}) where x is not null and y is not null)`;
}
