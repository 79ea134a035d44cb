// Sets of values in SQL: compared as numbers where the column holds numbers, otherwise as text.
import { literalText } from '@modelgate/core';
import type { Span } from '@modelgate/core/source';
import { valueOf, type Column } from './column.ts';

/** A plain value of the contract. */
export interface Value {
  readonly is: string | number | boolean;
  readonly at: Span;
}

/** SQL that is true where the column's value is one of these, and NULL where it has none. */
export function oneOf(column: Column, values: readonly Value[]): string {
  const numbers = values.every(({ is }) => typeof is === 'number') && isNumeric(column);
  const listed = values.map(({ is }) => literalText(numbers ? is : String(is))).join(', ');
  const value = valueOf(column);
  return `${numbers || column.type === 'string' ? value : `cast(${value} as varchar)`} in (${listed})`;
}

function isNumeric({ type }: Column): boolean {
  return type === 'integer' || type === 'number';
}
