// How well a classifier separates the rows of a data set from those of a reference, which shows differences that no single column has.
import {
  canonicalName,
  id,
  joinSql,
  metricId,
  numericKinds,
  sql,
  type Column,
  type ColumnKind,
  type Query,
  type Row,
  type Sql,
} from '@modelgate/core';
import { CELLS, domainClassifier, MISSING, MOST_PAIRED, type CodedColumn } from '@modelgate/stats';
import { finite } from './finite.ts';
import { literal } from './row-digest.ts';
import { namesOf, rowSample } from './row-sample.ts';
import { significant } from './significant.ts';

/** Most rows of either side that are used. */
export const MOST_ROWS = 10_000;

/** A column in the reference and in the judged data; the kernel reports one that is missing. */
export interface WatchedColumn {
  readonly name: string;
  /** Whether it holds numbers; otherwise categories. */
  readonly numeric: boolean;
  readonly own?: Column;
  readonly before?: Column;
}

export type ToldApart = {
  /** Rows that were used. */
  readonly own: number;
  readonly before: number;
  /** Absent where one side has too few rows. */
  readonly found?: {
    readonly auc: number;
    readonly se: number;
    /** Columns, or two together, by their share of what the classifier learned. */
    readonly by: readonly { readonly columns: readonly string[]; readonly share: number }[];
    /** Number of columns whose pairs were not considered; absent: none. */
    readonly unpaired?: number;
  };
};

/** Most columns that are named, those that separate best. */
const MOST_TOLD = 5;

const categoryKinds: readonly ColumnKind[] = ['text', 'boolean'];

/** State: the result itself. It can only be measured on a whole table. */
export function toldApart(
  on: string,
  reference: string,
  columns: readonly WatchedColumn[],
): Query<ToldApart, ToldApart> {
  const reads = columns.map(({ name, numeric }) => ({ column: name, as: numeric ? numericKinds : categoryKinds }));
  const values = (side: 'own' | 'before'): readonly Sql[] =>
    columns.map(({ name, numeric, [side]: column }) => (numeric ? finite(name) : categoryOf(name, column)));
  return {
    id: metricId('told-apart', on, reference, ...columns.map(({ name }) => name)),
    version: 2,
    on,
    reads,
    others: { reference: { on: reference, reads, sql: rowSample(values('before'), MOST_ROWS, 0) } },
    from: 'query',
    sql: () => codes(values('own'), columns),
    read: (rows) => stateOf(rows, columns),
    finish: (state) => state,
  };
}

function categoryOf(name: string, column: Column | undefined): Sql {
  return column ? canonicalName(column) : sql`${id(name)}`;
}

/**
 * A row (current, text) for each row of both samples, with one letter for each column: 'A' … 'P', and 'Q' for a missing value. Numbers are
 * coded by sixteenths of both samples together; categories by the fifteen most frequent ones, with all others as one.
 */
function codes(values: readonly Sql[], columns: readonly WatchedColumn[]): Sql {
  const names = namesOf(values);
  const marks = columns.map(({ numeric }, i) => (numeric ? quantiles(i) : levels(i)));
  const letters = columns.map(({ numeric }, i) => letter(i, numeric));
  return sql`select current, text from (
    with own as (${rowSample(values, MOST_ROWS, 1)}),
      rows as materialized (select true as current, k, ${names} from own union all select false, k, ${names} from reference),
      marks as materialized (select ${joinSql(marks, ', ')} from rows)
    select current, k, concat(${joinSql(letters, ', ')}) as text from rows cross join marks) order by current, k`;
}

/** Quantiles as an aggregate beside the others: as a subquery for each column they would take more than quadratic time to plan. */
function quantiles(i: number): Sql {
  const at = Array.from({ length: MISSING - 1 }, (_, q) => (q + 1) / MISSING).join(', ');
  return { text: `quantile_disc(x${i}, [${at}]) as m${i}`, values: [] };
}

function levels(i: number): Sql {
  const text = `any_value((select list(x order by n desc, x) from (select x${i} as x, count(*) as n from rows where x${i} is not null group by x${i} order by n desc, x limit ${MISSING - 1}))) as m${i}`;
  return { text, values: [] };
}

function letter(i: number, numeric: boolean): Sql {
  const code = numeric
    ? `len(list_filter(m${i}, lambda q: q < x${i}))`
    : `coalesce(list_position(m${i}, x${i}) - 1, ${MISSING - 1})`;
  return sql`chr(${literal(FIRST)} + case when ${{ text: `x${i}`, values: [] }} is null then ${literal(MISSING)} else ${{ text: code, values: [] }} end::int)`;
}

const FIRST = 'A'.charCodeAt(0);

function stateOf(rows: readonly Row[], columns: readonly WatchedColumn[]): ToldApart {
  const current = Uint8Array.from(rows, ([is]) => Number(is));
  const coded = columns.map(({ numeric }, j): CodedColumn => ({
    codes: Uint8Array.from(rows, ([, text]) => codeAt(text as string, j)),
    ordered: numeric,
  }));
  return toldOfCodes(
    coded,
    current,
    columns.map(({ name }) => name),
  );
}

function codeAt(text: string, j: number): number {
  const code = text.charCodeAt(j) - FIRST;
  if (!(code >= 0 && code < CELLS)) throw new Error(`no code ${code} of a column`);
  return code;
}

/** The result for samples that are already coded. */
export function toldOfCodes(coded: readonly CodedColumn[], current: Uint8Array, names: readonly string[]): ToldApart {
  const own = current.reduce((rows, is) => rows + is, 0);
  const found = domainClassifier(coded, current);
  return {
    own,
    before: current.length - own,
    ...(found && {
      found: {
        auc: significant(found.auc),
        se: significant(found.se),
        by: found.by.slice(0, MOST_TOLD).map(({ of, share }) => ({
          columns: of.map((j) => names[j]!),
          share: significant(share),
        })),
        ...(names.length > MOST_PAIRED && { unpaired: names.length - MOST_PAIRED }),
      },
    }),
  };
}
