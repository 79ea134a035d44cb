// A property's column for the rules about it: the SQL of its value, and the two forms of a rule (a key of the policy, or SQL).
import { identifierText, literalText, type Severity } from '@modelgate/core';
import type { Node, Span } from '@modelgate/core/source';
import { judged, map, scalar, type Demanded } from '../section.ts';

export type LogicalType =
  | 'string'
  | 'date'
  | 'timestamp'
  | 'time'
  | 'number'
  | 'integer'
  | 'object'
  | 'array'
  | 'map'
  | 'vector'
  | 'boolean';

export interface Column {
  /** The column's name in the data. */
  readonly name: string;
  /** The path of field names, for a property inside another one's struct. */
  readonly fields: readonly string[];
  readonly type?: LogicalType;
  /** Whether the contract wants a value in every row. */
  readonly required: boolean;
}

/** 'address.zip'. */
export function labelOf({ name, fields }: Column): string {
  return [name, ...fields].join('.');
}

/** The value as SQL. */
export function valueOf({ name, fields }: Column): string {
  return fields.reduce((struct, field) => `struct_extract(${struct}, ${literalText(field)})`, identifierText(name));
}

/** The value as text, which patterns are about. */
export function textOf(column: Column): string {
  const value = valueOf(column);
  return column.type === undefined || column.type === 'string' ? value : `cast(${value} as varchar)`;
}

/** SQL that is true for rows without a value; NaN counts as missing, as in pandas and in `nulls`. */
export function missing(column: Column): string {
  const value = valueOf(column);
  return column.type === 'number' ? `(${value} is null or isnan(${value}))` : `${value} is null`;
}

/** The condition with NaN excluded, which DuckDB orders above every number. */
export function ofNumbers(column: Column, condition: string): string {
  return column.type === 'number' ? `${condition} and not isnan(${valueOf(column)})` : condition;
}

/** A condition that rows must not meet, in SQL. */
export interface Violation {
  readonly name: string;
  readonly sql: string;
  /** How many rows may meet it; absent: none. */
  readonly max?: Node;
  readonly severity?: Severity;
  /** Where it was written. */
  readonly keyAt: Span;
}

/** An item of `expressions`. */
export function violating({ name, sql, max, severity = 'block', keyAt }: Violation): Demanded {
  const value = map(
    keyAt,
    ['name', keyAt, scalar(name, keyAt)],
    ['violations', keyAt, scalar(sql, keyAt)],
    ['max', keyAt, max ?? scalar(0, keyAt)],
    ...judged(severity, keyAt),
  );
  return { path: ['expressions'], keyAt, value };
}

/** A rule as a key under the column; for a field of a struct, or when the key is already taken, as SQL. */
export function underColumn(column: Column, keys: readonly string[], value: Node, violation: Violation): Demanded {
  const otherwise = violating(violation);
  if (column.fields.length > 0) return otherwise;
  return { path: ['columns', column.name, ...keys], keyAt: violation.keyAt, value, otherwise };
}
