// Columns without information: the same value in every row, or none.
import {
  isFloating,
  isThere,
  metricId,
  sql,
  tolerance,
  toleratedInWords,
  valuesOf,
  type Column,
  type Row,
  type Scan,
  type Sql,
  type Tolerance,
} from '@modelgate/core';
import { counting, countRule, oneRule } from '../data-check/count-rule.ts';
import type { DataRule, ValidationFacts } from '../data-check/data-check.ts';
import { columnsKey } from '../data-check/table-columns.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import type { Violations } from '../data-metric/violations.ts';

type Params = { readonly tolerance: Tolerance; readonly columns?: readonly string[] };

export const constantColumns: DataRule = countRule<Params>({
  key: 'constant-columns',
  place: 'table',
  title: 'constant columns',
  what: 'At most this many columns have the same value in every row that has one, or no value at all. All columns, or those that `columns` names.',
  example: {
    policy: 'constant-columns: 0',
    data: 'age,country\n17,US\n34,US\n61,',
    says: ['fail', '1 of 2 columns (50.0 %) have one value only, such as country', 'no column with one value only'],
  },
  schema: ruleSchema<Params>({
    description: 'Columns with one value only.',
    bare: 'max',
    shape: { max: tolerance('How many columns may be constant.'), columns: columnsKey },
    params: ({ max, columns }) => ({
      tolerance: max as Tolerance,
      ...(columns !== undefined && { columns: columns as readonly string[] }),
    }),
  }),
  rules: (written) => oneRule(written as Written<Params>, {}),
  tolerance: (params) => params.tolerance,
  counts: (params, facts) => {
    const names = params.columns ?? allColumns(facts);
    const metrics = Object.fromEntries(names.map((name) => [`column ${name}`, isConstant(facts.on, name)]));
    const found = (values: Readonly<Record<string, boolean>>): Violations => {
      const constant = names.filter((name) => values[`column ${name}`]);
      return { violating: constant.length, considered: names.length, named: constant };
    };
    // Names of columns are not values of rows, and may be shown.
    return [{ about: {}, ...counting(metricId('constant', facts.on), metrics, found), role: 'overall', shown: true }];
  },
  noun: ['column', 'columns'],
  are: 'have one value only',
  subject: () => 'columns',
  wanted: ({ tolerance: tolerated }) => `${toleratedInWords(tolerated, 'column')} with one value only`,
});

function allColumns({ tables, on }: ValidationFacts): readonly string[] {
  const table = tables[on];
  return isThere(table) ? table.columns.map((c) => c.name) : [];
}

/** State: the single value as text, or null; and whether there are several. */
function isConstant(on: string, column: string): Scan<boolean, readonly [one: string | null, several: boolean]> {
  return {
    id: metricId('constant', on, column),
    version: 3,
    on,
    reads: [{ column }],
    from: 'scan',
    select: (given) => {
      const x = oneSpelling(given.column(column));
      return [sql`cast(min(${x}) as varchar)`, sql`cast(max(${x}) as varchar)`];
    },
    read: ([min, max]: Row) => (min === max ? [min as string | null, false] : [null, true]),
    merge: ([a, manyA], [b, manyB]) => {
      const several = manyA || manyB || (a !== null && b !== null && a !== b);
      return [several ? null : (a ?? b), several];
    },
    finish: ([, several]) => !several,
  };
}

/** A column's values, NaN as NULL and −0 as 0: equal values are equal as text. */
function oneSpelling(column: Column): Sql {
  return isFloating(column) ? sql`(${valuesOf(column)}) + 0` : valuesOf(column);
}
