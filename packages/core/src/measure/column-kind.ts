// Kinds of columns: DuckDB's types, grouped by what a metric can do with their values.
import type { Column } from '../ports.ts';

export type ColumnKind = 'integer' | 'number' | 'text' | 'boolean' | 'date' | 'timestamp' | 'other';

const kinds: readonly (readonly [RegExp, ColumnKind])[] = [
  [/^U?(TINY|SMALL|BIG|HUGE)?INT$|^U?INTEGER$|^BIGNUM$/, 'integer'],
  [/^(FLOAT|DOUBLE|DECIMAL\(.*\))$/, 'number'],
  [/^(VARCHAR|ENUM\(.*\))$/, 'text'],
  [/^BOOLEAN$/, 'boolean'],
  [/^DATE$/, 'date'],
  [/^TIMESTAMP( WITH TIME ZONE|_S|_MS|_NS)?$/, 'timestamp'],
];

/** The kind of a column's DuckDB type; lists, structs, blobs and the rest are `other`. */
export function kindOf({ type }: Pick<Column, 'type'>): ColumnKind {
  return kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
}

/** Whether values may be NaN. */
export function isFloating({ type }: Pick<Column, 'type'>): boolean {
  return type === 'FLOAT' || type === 'DOUBLE';
}

/** Whether values have an order that limits can speak of: numbers, dates, timestamps. */
export const orderedKinds: readonly ColumnKind[] = ['integer', 'number', 'date', 'timestamp'];

export const numericKinds: readonly ColumnKind[] = ['integer', 'number'];

const plurals: Readonly<Record<ColumnKind, string>> = {
  integer: 'whole numbers',
  number: 'numbers',
  text: 'text',
  boolean: 'true and false',
  date: 'dates',
  timestamp: 'timestamps',
  other: 'nested or binary values',
};

/** 'numbers, dates or timestamps'. */
export function kindsInWords(named: readonly ColumnKind[]): string {
  const words = named.filter((kind) => kind !== 'integer' || !named.includes('number')).map((kind) => plurals[kind]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
