// Association of a feature and the label, 0 … 1, by a statistic for each pair of kinds.
import {
  canonicalName,
  kindOf,
  metricId,
  MOST_VALUES,
  numericKinds,
  DATA,
  sql,
  type Column,
  type Query,
} from '@modelgate/core';
import { cramersV } from '@modelgate/stats';
import { finite, TOO_LARGE } from './finite.ts';
import { significant } from './significant.ts';
import type { Inapplicable } from './violations.ts';

/**
 * cramers-v: both are categorical. eta: one is numeric, and the other's classes
 * explain part of its variance. pearson: both are numeric, |r|.
 */
export type Statistic = 'cramers-v' | 'eta' | 'pearson';

export type Association = { readonly value: number; readonly n: number };

/** Significant digits of an association. */
const DIGITS = 10;

/** The statistic for a feature and a label, which has classes or values. */
export function statisticOf(feature: Column, labelIsClass: boolean): Statistic {
  const numeric = numericKinds.includes(kindOf(feature));
  if (labelIsClass) return numeric ? 'eta' : 'cramers-v';
  return numeric ? 'pearson' : 'eta';
}

/** State: the value and its rows; null where one of the two has a single value. It can only be measured on a whole table. */
export function association(
  on: string,
  feature: string,
  label: string,
  statistic: Statistic,
): Query<Association | Inapplicable, { value: number; n: number } | null> {
  return {
    id: metricId('association', on, feature, label, statistic),
    version: 1,
    on,
    reads: [{ column: feature }, { column: label }],
    fault: TOO_LARGE,
    from: 'query',
    sql: (given) => statements[statistic](given.column(feature), given.column(label)),
    read: (rows) => {
      const found = statistic === 'cramers-v' ? fromCells(rows) : fromRow(rows);
      return found && Number.isFinite(found.value) ? found : null;
    },
    finish: (state) => state ?? { inapplicable: 'one of the two has one value only, or too many to be classes' },
  };
}

type Rows = readonly (readonly unknown[])[];

const statements: Readonly<Record<Statistic, (feature: Column, label: Column) => ReturnType<typeof sql>>> = {
  'cramers-v': (feature, label) =>
    sql`select x, y, count(*) from (select ${canonicalName(feature)} as x, ${canonicalName(label)} as y from ${DATA})
      where x is not null and y is not null group by x, y order by x, y limit ${MOST_VALUES * 10}`,
  eta: (feature, label) => {
    const [number, classes] = numericKinds.includes(kindOf(feature)) ? [feature, label] : [label, feature];
    return sql`select sum(n * (m - grand) * (m - grand)) / nullif(sum(n * (m - grand) * (m - grand)) + sum(n * v), 0), sum(n)::bigint, count(*)
      from (select count(x) as n, avg(x) as m, var_pop(x) as v, (sum(sum(x)) over ()) / (sum(count(x)) over ()) as grand
        from (select ${finite(number.name)} as x, ${canonicalName(classes)} as y from ${DATA}) where x is not null and y is not null group by y)`;
  },
  pearson: (feature, label) =>
    sql`select corr(x, y) ^ 2, count(*), 2 from (select ${finite(feature.name)} as x, ${finite(label.name)} as y from ${DATA})
      where x is not null and y is not null`,
};

function fromCells(rows: Rows): Association | null {
  if (rows.length === 0 || rows.length >= MOST_VALUES * 10) return null;
  const cells = rows.map(([x, y, n]) => [x as string, y as string, n as number] as const);
  return { value: rounded(cramersV(cells)), n: cells.reduce((sum, [, , n]) => sum + n, 0) };
}

/** The share of variance that the classes explain, the rows, and the number of classes. */
function fromRow([row]: Rows): Association | null {
  const [share, n, classes] = (row ?? []) as readonly (number | null)[];
  if (typeof share !== 'number' || (classes ?? 0) < 2) return null;
  return { value: rounded(Math.sqrt(Math.max(0, share))), n: n! };
}

function rounded(value: number): number {
  return significant(Math.min(1, value), DIGITS);
}
