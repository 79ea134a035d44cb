// Which rows have a value: neither NULL nor, in a column of floating point, NaN counts as one, as in pandas.
import { id, isFloating, kindOf, sql, type Column, type OfValue, type Row, type Sql } from '@modelgate/core';

/** Properties that are counted to know how many rows have a value. */
export function presentParts(column: Column): readonly OfValue[] {
  return isFloating(column) ? ['present', sql`isnan(${id(column.name)})`] : ['present'];
}

/** Rows with a value, from the cells of `presentParts`. */
export function presentOf(cells: Row): number {
  return (cells[0] as number) - nanIn(cells);
}

/** Rows with NaN, from the cells of `presentParts`. */
export function nanIn([, nan = 0]: Row): number {
  return nan as number;
}

/** The condition, restricted to rows with a value. */
export function ofPresent(column: Column, condition: Sql): Sql {
  return isFloating(column) ? sql`${condition} and not isnan(${id(column.name)})` : condition;
}

/** SQL for a value of the policy, cast to the column's own type. */
export function boundValue(column: Column, value: number | string): Sql {
  const kind = kindOf(column);
  if (kind !== 'date' && kind !== 'timestamp') return sql`${value}`;
  return column.type === 'TIMESTAMP WITH TIME ZONE'
    ? sql`cast(${value} as timestamptz)`
    : sql`cast(${value} as timestamp)`;
}
