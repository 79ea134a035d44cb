// The columns that a rule is about: the one it stands under, or under '*' every one that it can read and that has no rule of its own.
import { isThere, kindOf, type ColumnKind, type Json } from '@modelgate/core';
import type { At, ValidationFacts } from './data-check.ts';

/** Parameters of every rule of a column. */
export type OfColumn = { readonly column: string; readonly except?: readonly string[] };

export function ofColumn({ column = '*', except }: At): OfColumn {
  return { column, ...(except && { except }) };
}

export const EVERY = '*';

/** Names; the one that the policy names also where the data lacks it, so that the kernel can say so. */
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

/** Params are written by the checks' own `rules`, from a checked policy: the one place where their JSON becomes its type again. */
export function paramsAs<P>(params: Json): P {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return params as P;
}
