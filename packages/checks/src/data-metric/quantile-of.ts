// Expressions of a policy that are one quantile of one column, which is found faster than by holding all its values.
import { kindOf, type Column } from '@modelgate/core';

const QUANTILE =
  /^\s*(?<by>median|quantile_cont)\s*\(\s*(?<name>[a-z_][a-z_0-9]*|"(?:[^"]|"")+")\s*(?:,\s*(?<share>0|1|0?\.[0-9]{1,15})\s*)?\)\s*$/i;

/**
 * The column and the share of rows below, for `median(x)` and `quantile_cont(x, 0.9)`; undefined for any other expression, and for columns whose
 * quantiles DuckDB rounds to their own type.
 */
export function quantileOf(
  expression: string,
  columns: readonly Column[],
): { readonly column: string; readonly at: readonly [number] } | undefined {
  const { by, name, share } = QUANTILE.exec(expression)?.groups ?? {};
  if (by === undefined || name === undefined || (by.toLowerCase() === 'median') !== (share === undefined))
    return undefined;
  const plain = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
  const column = columns.find((c) => c.name.toLowerCase() === plain.toLowerCase());
  return column && isExact(column) ? { column: column.name, at: [Number(share ?? 0.5)] } : undefined;
}

function isExact(column: Column): boolean {
  return kindOf(column) === 'integer' || column.type === 'DOUBLE';
}
