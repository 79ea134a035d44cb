// The tables of a run by role, and whether a metric can read what it asks for: the kernel says unknown, not the metric.
import { nearest } from '../policy/suggest.ts';
import type { Column, DataRef } from '../ports.ts';
import { kindOf, kindsInWords, type ColumnKind } from './column-kind.ts';

/** What is known of a table before anything is measured. */
export interface TableFacts {
  readonly columns: readonly Column[];
  /** See `DataFacts.untyped`. */
  readonly untyped?: true;
  readonly rows: number;
  /** See `columnsInFolders`. */
  readonly inFolders?: readonly string[];
  /** See `DataFacts.repeating`. */
  readonly repeating?: readonly string[];
  /** See `DataFacts.byFile`. */
  readonly byFile?: true;
}

/** A table that is there; `none`: proven not to be; `unknown`: nobody can tell. */
export type Table<T = TableFacts> = T | { readonly none: string } | { readonly unknown: string };

/** A table that can be read. */
export interface ReadTable extends TableFacts {
  readonly ref: DataRef;
}

/** Tables by role: a data set's name, or its copy on the base branch. */
export type Tables<T = TableFacts> = Readonly<Record<string, Table<T>>>;

export function isThere<T extends object>(table: Table<T> | undefined): table is T {
  return table !== undefined && !('none' in table) && !('unknown' in table);
}

/** Why there is no such table. */
export function reasonOf(table: Table<object> | undefined, on: string): string {
  if (table && 'unknown' in table) return table.unknown;
  return table && 'none' in table ? table.none : `there is no data set ${on}`;
}

/** A column that a metric reads. Without it, or when it holds another kind of values, the metric is unknown. */
export interface Reads {
  readonly column: string;
  /** Absent: any kind. */
  readonly as?: readonly ColumnKind[];
}

/** Why something cannot be measured, and what to do about it. */
export interface Unmeasured {
  readonly unknown: string;
  readonly remedy?: string;
}

/** What is wrong with a column that a metric reads. */
export interface Lack extends Unmeasured {
  readonly code: 'input/column-missing' | 'input/column-type';
  readonly column: string;
  readonly remedy: string;
}

/** Why columns cannot be read as a metric wants them; undefined when they can. */
export function lacking(on: string, table: TableFacts, reads: readonly Reads[] = []): Lack | undefined {
  for (const { column, as } of reads) {
    const found = table.columns.find((c) => c.name === column);
    if (!found) return noColumn(on, table, column);
    if (as && !as.includes(kindOf(found))) return otherKind(on, found, as);
  }
  return undefined;
}

/** Most columns that a remedy lists. */
const MOST_LISTED = 12;

function noColumn(on: string, { columns }: TableFacts, column: string): Lack {
  const names = columns.map((c) => c.name);
  const near = nearest(column, names);
  const more = names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : '';
  return {
    code: 'input/column-missing',
    column,
    unknown: `data ${on} has no column ${column}${near === undefined ? '' : `; did you mean ${near}?`}`,
    remedy:
      near === undefined ? `name one that it has: ${names.slice(0, MOST_LISTED).join(', ')}${more}` : `write ${near}`,
  };
}

function otherKind(on: string, { name, type }: Column, as: readonly ColumnKind[]): Lack {
  const times = as.includes('date') || as.includes('timestamp') ? ', in text as ISO 8601 such as 2024-01-31' : '';
  return {
    code: 'input/column-type',
    column: name,
    unknown: `column ${name} of data ${on} is ${type}, expected ${kindsInWords(as)}`,
    remedy: `write ${kindsInWords(as)} into ${name}${times}; or name another column, or leave the rule out`,
  };
}
