// Columns of two data sets, cast so that values are equal whenever people would call them equal, whatever their stored types.
import { id, isFloating, isThere, kindOf, numericKinds, sql, type Column, type Sql } from '@modelgate/core';
import type { ValidationFacts } from './data-check.ts';

/** SQL for a column of the judged data set and the column of that name in another, as values of one type; NULL where a value is missing. */
export interface Comparable {
  readonly name: string;
  readonly own: Sql;
  readonly theirs: Sql;
}

/** `unlike`: why two columns cannot be compared. (Missing columns are reported by the kernel.) */
export type ComparedColumns = { readonly columns: readonly Comparable[]; readonly unlike?: string };

export function compared(names: readonly string[], facts: ValidationFacts, other: string): ComparedColumns {
  const pairs = names.map((name) => ({ name, own: find(facts, facts.on, name), theirs: find(facts, other, name) }));
  const unlike = pairs.find(({ own, theirs }) => own && theirs && commonType(own, theirs) === undefined);
  return {
    columns: pairs.map(({ name, own, theirs }) => {
      const type = own && theirs && commonType(own, theirs);
      return { name, own: valueOf(name, own, type), theirs: valueOf(name, theirs, type) };
    }),
    ...(unlike && {
      unlike: `column ${unlike.name} is ${unlike.own!.type}, in ${other} it is ${unlike.theirs!.type}: they cannot be compared`,
    }),
  };
}

/** The same for two columns of any names; they are compared as text where no type holds the values of both. */
export function alike(
  own: Column | undefined,
  theirs: Column | undefined,
): readonly [own: Sql, theirs: Sql] | undefined {
  if (!own || !theirs) return undefined;
  const type = commonType(own, theirs) ?? 'VARCHAR';
  return [valueOf(own.name, own, type), valueOf(theirs.name, theirs, type)];
}

function find({ tables }: ValidationFacts, role: string, name: string): Column | undefined {
  const table = Object.hasOwn(tables, role) ? tables[role] : undefined;
  return isThere(table) ? table.columns.find((c) => c.name === name) : undefined;
}

/** A column's value; NaN counts as missing. */
function valueOf(name: string, column: Column | undefined, type: string | undefined): Sql {
  const value = type === undefined || type === column?.type ? id(name) : cast(name, type);
  return column && isFloating(column) ? sql`nullif(${value}, 'nan')` : sql`${value}`;
}

function cast(name: string, type: string): Sql {
  const { text } = sql`${id(name)}`;
  return { text: `cast(${text} as ${type})`, values: [] };
}

const WIDE = /^(U?HUGEINT|UBIGINT|BIGNUM)$/;

/** A type in which different values of both columns stay different; undefined when there is none. */
function commonType(a: Column, b: Column): string | undefined {
  if (a.type === b.type) return a.type;
  const kinds = [kindOf(a), kindOf(b)];
  if (kinds.every((kind) => numericKinds.includes(kind))) return commonNumber([a.type, b.type], kinds);
  if (kinds.every((kind) => kind === 'text')) return 'VARCHAR';
  const zoned = [a, b].filter(({ type }) => type === 'TIMESTAMP WITH TIME ZONE').length;
  const times = kinds.every((kind) => kind === 'date' || kind === 'timestamp');
  return times && zoned === 0 ? 'TIMESTAMP' : undefined;
}

/** The common type of numbers. A FLOAT and a DOUBLE are compared as FLOAT, since further digits of the former would only come from the cast. */
function commonNumber(types: readonly string[], kinds: readonly string[]): string {
  if (kinds.every((kind) => kind === 'integer')) return types.some((type) => WIDE.test(type)) ? 'HUGEINT' : 'BIGINT';
  return types.includes('FLOAT') && !kinds.includes('integer') ? 'FLOAT' : 'DOUBLE';
}
