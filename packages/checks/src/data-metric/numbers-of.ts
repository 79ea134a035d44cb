// Expressions of a policy that are one quantile, mean or deviation of one column, which are found faster where its values repeat.
import { kindOf, type Column, type OfNumbers } from '@modelgate/core';
import { columnCalled } from './only-column.ts';

const CALL =
  /^\s*(?<by>median|quantile_cont|avg|mean|stddev|stddev_samp)\s*\(\s*(?<name>[a-z_][a-z_0-9]*|"(?:[^"]|"")+")\s*(?:,\s*(?<share>0|1|0?\.[0-9]{1,15})\s*)?\)\s*$/i;

/** By what SQL calls it. */
const NAMED: Readonly<Record<string, OfNumbers>> = {
  median: 0.5,
  avg: 'avg',
  mean: 'avg',
  stddev: 'stddev_samp',
  stddev_samp: 'stddev_samp',
};

/**
 * The column and what is asked of it, for `avg(x)`, `stddev(x)`, `median(x)` and `quantile_cont(x, 0.9)`; undefined for any other expression, and
 * for columns whose quantiles DuckDB rounds to their own type.
 */
export function numbersOf(
  expression: string,
  columns: readonly Column[],
): { readonly column: string; readonly of: OfNumbers } | undefined {
  const { by, name, share } = CALL.exec(expression)?.groups ?? {};
  if (by === undefined || name === undefined) return undefined;
  const of = share === undefined ? NAMED[by.toLowerCase()] : sharedOf(by, share);
  const column = columnCalled(name, columns);
  return of !== undefined && column && isExact(column) ? { column: column.name, of } : undefined;
}

function sharedOf(by: string, share: string): number | undefined {
  return by.toLowerCase() === 'quantile_cont' ? Number(share) : undefined;
}

function isExact(column: Column): boolean {
  return kindOf(column) === 'integer' || column.type === 'DOUBLE';
}
