// SQL of the policy as metrics. The kernel has the engine's allowlist check it before it is run.
import {
  checkedExpression,
  metricId,
  nanAsMissing,
  sql,
  type Column,
  type Json,
  type Quantiles,
  type Row,
  type Scan,
  type TableFacts,
  type Values,
} from '@modelgate/core';
import { countIf, type Violations } from './violations.ts';
import { onlyColumn } from './only-column.ts';
import { quantileOf } from './quantile-of.ts';
import { significant } from './significant.ts';

type ViolatingState = readonly [violating: number, considered: number];

/** State: [rows for which the condition is true, rows for which it is true or false]. */
export function violatingRows(
  on: string,
  condition: string,
  columns: readonly Column[],
): Scan<Violations, ViolatingState> | Values<Violations, ViolatingState> {
  const text = nanAsMissing(condition, columns);
  const column = onlyColumn(condition, columns);
  const sure = checkedExpression(text);
  const base = {
    id: metricId('violating', on, condition),
    version: 2,
    on,
    expressions: [{ text, is: 'row' as const }],
    read: ([violating, considered]: Row): ViolatingState => [violating as number, considered as number],
    merge: (a: ViolatingState, b: ViolatingState): ViolatingState => [a[0] + b[0], a[1] + b[1]],
    finish: ([violating, considered]: ViolatingState) => ({ violating, considered }),
  };
  if (column !== undefined)
    return { ...base, reads: [{ column }], from: 'values', column, when: () => [sure, sql`${sure} is not null`] };
  return { ...base, from: 'scan', select: () => [countIf(sure), sql`count(${sure})`] };
}

export interface Aggregate {
  /** null: it has none. */
  readonly value: number | 'not finite' | null;
  readonly rows: number;
}

type AggregateState = readonly [Aggregate['value'], number];

/** State: [the value, rows]. It can only be measured on the whole table, since an average of averages is not the average. */
export function aggregate(
  on: string,
  expression: string,
  table: Pick<TableFacts, 'columns' | 'rows'>,
): Scan<Aggregate, AggregateState> | Quantiles<Aggregate, AggregateState> {
  const text = nanAsMissing(expression, table.columns);
  const quantile = quantileOf(expression, table.columns);
  const base = {
    id: metricId('aggregate', on, expression),
    version: 2,
    on,
    expressions: [{ text, is: 'aggregate' as const }],
    finish: ([value, rows]: AggregateState) => ({ value, rows }),
  };
  if (quantile)
    return { ...base, ...quantile, from: 'quantiles', read: ([value]) => [valueOf(value ?? null), table.rows] };
  return {
    ...base,
    from: 'scan',
    select: () => [sql`cast(${checkedExpression(text)} as double)`, sql`count(*)`],
    read: ([value, rows]: Row) => [valueOf(value ?? null), rows as number],
  };
}

function valueOf(cell: Json): Aggregate['value'] {
  if (typeof cell === 'number') return significant(cell);
  return cell === null ? null : 'not finite';
}
