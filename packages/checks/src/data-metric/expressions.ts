// SQL of the policy as metrics. The kernel has the engine's allowlist check it before it is run.
import {
  checkedExpression,
  metricId,
  nanAsMissing,
  sql,
  type Column,
  type Json,
  type Numbers,
  type Row,
  type Scan,
  type TableFacts,
  type Values,
} from '@modelgate/core';
import { contributing } from './contributing.ts';
import { countIf, type Violations } from './violations.ts';
import { numbersOf } from './numbers-of.ts';
import { onlyColumn } from './only-column.ts';
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
  /** The fewest rows that one of its aggregates is made from, but for none; null: not known, or not asked. */
  readonly fewest: number | null;
  /** The fewest rows that one of its aggregates leaves out, but for none. */
  readonly fewestLeft: number | null;
}

type AggregateState = readonly [Aggregate['value'], rows: number, fewest: number | null, fewestLeft: number | null];

/**
 * State: [the value, rows, the fewest rows that contribute, and that do not; asked only where the value is not `shown` anyway]. It can only be
 * measured on the whole table, since an average of averages is not the average.
 */
export function aggregate(
  on: string,
  expression: string,
  table: Pick<TableFacts, 'columns' | 'rows'>,
  shown: boolean,
): Scan<Aggregate, AggregateState> | Numbers<Aggregate, AggregateState> {
  const text = nanAsMissing(expression, table.columns);
  const numbers = numbersOf(expression, table.columns);
  const parts = shown ? [] : (contributing(expression) ?? []).map((part) => nanAsMissing(part, table.columns));
  const base = {
    id: metricId(shown ? 'aggregate' : 'masked-aggregate', on, expression),
    version: 4,
    on,
    expressions: [{ text, is: 'aggregate' as const }, ...parts.map((part) => ({ text: part, is: 'row' as const }))],
    finish: ([value, rows, fewest, fewestLeft]: AggregateState) => ({ value, rows, fewest, fewestLeft }),
  };
  if (numbers) {
    const { column, of } = numbers;
    // What a quantile is made from is not asked, since it may be a value of a row and is hidden anyway.
    const counted = shown || typeof of === 'number' ? [] : (['not zero'] as const);
    return {
      ...base,
      reads: [{ column }],
      from: 'numbers',
      column,
      of: [of, ...counted],
      read: ([value, ...counts]) => stateOf(value, table.rows, counts as number[]),
    };
  }
  return {
    ...base,
    from: 'scan',
    select: () => [
      sql`cast(${checkedExpression(text)} as double)`,
      sql`count(*)`,
      ...parts.map((part) => countIf(checkedExpression(part))),
    ],
    read: ([value, rows, ...counts]: Row) => stateOf(value, rows as number, counts as number[]),
  };
}

/** `counts`: the rows that contribute to each part. */
function stateOf(value: Json | undefined, rows: number, counts: readonly number[]): AggregateState {
  return [valueOf(value ?? null), rows, fewestOf(counts), fewestOf(counts.map((count) => rows - count))];
}

function fewestOf(counts: readonly number[]): number | null {
  const some = counts.filter((n) => n > 0);
  return some.length === 0 ? null : Math.min(...some);
}

function valueOf(cell: Json): Aggregate['value'] {
  if (typeof cell === 'number') return significant(cell);
  return cell === null ? null : 'not finite';
}
