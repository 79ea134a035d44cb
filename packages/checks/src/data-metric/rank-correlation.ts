// Correlations of a label's ranks with those of a column, and with the column's values as categories.
import { DATA, sql, type Sql } from '@modelgate/core';

/**
 * 'correlation', Spearman's ρ, the rows with both values, and the correlation of the label's ranks with their mean in the other rows of the
 * same value (with one row more at the overall mean). The latter needs values that occur at least twice on average.
 */
export function rankCorrelation(x: Sql, y: Sql): Sql {
  const { inside, moments } = without;
  return sql`with ranked as (select x, ${midrank('x')} as a, ${midrank('y')} as b
        from (select ${x} as x, ${y} as y from ${DATA}) where x is not null and y is not null),
      levels as materialized (select any_value(a) as a, count(*) as n, sum(b) as s, sum(b * b) as q from ranked group by x),
      middle as (select (sum(n) + 1) / 2 as m from levels),
      centred as (select a - m as a, n, s - n * m as s, q - 2 * m * s + n * m * m as q from levels cross join middle)
    select 'correlation', sum(a * s) / sqrt(sum(n * a * a) * sum(q)), coalesce(sum(n), 0),
      case when 2 * count(*) <= sum(n) then ${inside} / sqrt(${moments} * sum(q)) end from centred`;
}

/** Sums over levels of n rows with the sum s and the sum of squares q of centred ranks; of the encodings (s - b) / n of its ranks b. */
const without: { readonly inside: Sql; readonly moments: Sql } = {
  inside: sql`sum((s * s - q) / n)`,
  moments: sql`greatest(sum((n * s * s - 2 * s * s + q) / n / n) - sum(s * (n - 1) / n) ** 2 / sum(n), 0)`,
};

/** 'correlation', nothing, the rows, and the correlation with categories, encoded without the copies of a row either. */
export function categoryCorrelationAcrossRows(x: Sql, y: Sql, row: Sql): Sql {
  return sql`with units as (select x, y, c, count(*) as k
        from (select x, y, count(*) as c from (select ${x} as x, ${y} as y, ${row} as h from ${DATA}) where x is not null and y is not null group by x, y, h)
        group by x, y, c),
      ranks as (select y, cast(2 * sum(n) over (order by y) - n - sum(n) over () as double) as b
        from (select y, sum(c * k) as n from units group by y)),
      placed as (select x, c, c * k as n, b from units join ranks using (y)),
      encoded as (select n, b, (sum(n * b) over (partition by x) - c * b) / (sum(n) over (partition by x) - c + 1) as e from placed)
    select 'correlation', null, coalesce(sum(n), 0),
      sum(n * e * b) / sqrt(greatest(sum(n * e * e) - sum(n * e) ** 2 / sum(n), 0) * sum(n * b * b)) from encoded`;
}

function midrank(of: 'x' | 'y'): Sql {
  return { text: `rank() over (order by ${of}) + (count(*) over (partition by ${of}) - 1) / 2`, values: [] };
}
