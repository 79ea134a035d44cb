// Which columns drift compares: those that the policy names, else all of the reference that hold numbers, text or truth values.
import {
  isThere,
  kindOf,
  numericKinds,
  withoutRowNumbers,
  type Column,
  type ColumnKind,
  type Table,
  type TableFacts,
} from '@modelgate/core';
import type { WatchedColumn } from '../data-metric/told-apart.ts';
import { referenceOf, type ValidationFacts } from './data-check.ts';

/** Which columns are compared: `columns`, or without them all columns of the reference but `except`. */
export type WhichColumns = {
  readonly columns?: readonly string[];
  readonly except?: readonly string[];
};

/** Kinds of values that can be compared. */
export const comparedKinds: ReadonlySet<ColumnKind> = new Set([...numericKinds, 'text', 'boolean']);

/** The compared columns, with the kind that they have in the reference. A column that the data lacks is unknown, not left out. */
export function watchedIn(params: WhichColumns, facts: ValidationFacts): readonly WatchedColumn[] {
  const [before, own] = [facts.tables[referenceOf(facts)], facts.tables[facts.on]];
  const table = [before, own].find(isThere);
  return namesIn(params, facts, table).map((name) => {
    const kind = columnIn(table, name);
    const [theirs, ours] = [columnIn(before, name), columnIn(own, name)];
    const numeric = kind !== undefined && isNumber(kind);
    return { name, numeric, ...(ours && { own: ours }), ...(theirs && { before: theirs }) };
  });
}

export function columnIn(table: Table | undefined, name: string): Column | undefined {
  return isThere(table) ? table.columns.find((column) => column.name === name) : undefined;
}

/** Names of the columns, without the id and row numbers, and without the label where the judged data lacks it. */
export function namesIn(
  { columns, except = [] }: WhichColumns,
  facts: ValidationFacts,
  table: TableFacts | undefined,
): readonly string[] {
  const own = facts.tables[facts.on];
  const unlabelled = isThere(own) && !own.columns.some((c) => c.name === facts.label);
  const left = new Set([...except, facts.id, ...(unlabelled ? [facts.label] : [])]);
  if (columns) return columns;
  const all = table?.columns ?? [];
  const compared = new Set(all.filter((c) => comparedKinds.has(kindOf(c)) && !left.has(c.name)).map((c) => c.name));
  return withoutRowNumbers(all.map((c) => c.name)).filter((name) => compared.has(name));
}

export function isNumber(column: Column): boolean {
  return numericKinds.includes(kindOf(column));
}
