// The columns that a rule is about: the one it stands under; under '*', every column that it can read and that has no such rule of its own.
import { isThere, kindOf, type ColumnKind } from '@modelgate/core';
import type { At, ValidationFacts } from './data-check.ts';

/** Parameters of every rule of a column. */
export type OfColumn = { readonly column: string; readonly except?: readonly string[] };

export const EVERY = '*';

export function ofColumn({ column = EVERY, except }: Pick<At, 'column' | 'except'>): OfColumn {
  return { column, ...(except && { except }) };
}

/**
 * Names of the columns. A column that the policy names is among
 * them even if the data lacks it: the kernel then reports it.
 */
export function columnsOf(
  { column, except = [] }: OfColumn,
  facts: ValidationFacts,
  reads?: readonly ColumnKind[],
): readonly string[] {
  if (column !== EVERY) return [column];
  const table = facts.tables[facts.on];
  if (!isThere(table)) return [];
  const readable = table.columns.filter((c) => !reads || reads.includes(kindOf(c)));
  return readable.map(({ name }) => name).filter((name) => !except.includes(name));
}

/** The claim of a rule under '*' that applies to no column. */
export function noColumnLeft(of: OfColumn, facts: ValidationFacts, reads?: readonly ColumnKind[]): string | undefined {
  return isThere(facts.tables[facts.on]) && columnsOf(of, facts, reads).length === 0
    ? 'no other column holds such values'
    : undefined;
}
