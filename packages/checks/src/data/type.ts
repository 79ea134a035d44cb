// The type of a column.
import {
  isThere,
  kindOf,
  knownElsewhere,
  lacking,
  literal,
  reasonOf,
  unknownClaim,
  type Claim,
  type Column,
} from '@modelgate/core';
import { z } from 'zod';
import type { DataRule, ValidationFacts } from '../data-check/data-check.ts';
import { columnsOf, EVERY, ofColumn, type OfColumn } from '../data-check/columns.ts';
import { oneRule } from '../data-check/count-rule.ts';
import { paramsAs } from '../data-check/params.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';

type Params = OfColumn & {
  readonly is: string | readonly string[];
  /** In files without types it is enough that the values can be read as this type; for contracts. */
  readonly readable?: true;
};

/** Words for kinds of types, as JSON Schema has them; `number` is any number. */
const words: Readonly<Record<string, readonly string[]>> = {
  integer: ['integer'],
  number: ['integer', 'number'],
  string: ['text'],
  boolean: ['boolean'],
  date: ['date'],
  timestamp: ['timestamp'],
};

const typeName = literal<string>(
  {
    type: 'string',
    pattern: `^(${Object.keys(words).join('|')}|[A-Z][A-Z0-9_ (),[\\]]*)$`,
    description: `${Object.keys(words).join(', ')}, or DuckDB's own name of a type in capitals, such as BIGINT.`,
  },
  (value) => {
    if (typeof value === 'string' && (Object.hasOwn(words, value) || /^[A-Z][A-Z0-9_ (),[\]]*$/.test(value)))
      return { is: value };
    const expected = `one of ${Object.keys(words).join(', ')}, or an exact type such as BIGINT`;
    const message = `found ${JSON.stringify(value)?.slice(0, 60)}, expected ${expected}`;
    const code = typeof value === 'string' ? 'policy/out-of-range' : 'policy/wrong-type';
    const near = typeof value === 'string' ? knownElsewhere(value, Object.keys(words)) : undefined;
    return { fault: { code, message, expected, hint: `write ${near ?? expected}` } };
  },
);

const types = z.union([typeName, z.array(typeName).min(1).meta({ description: 'Types of which it has one.' })]);

export const type: DataRule = {
  id: 'data/type',
  version: 1,
  key: 'type',
  place: 'column',
  docs: {
    title: 'type of a column',
    what: 'The column has this type: integer, number, string, boolean, date or timestamp, or exactly DuckDB’s type (BIGINT, FLOAT[]); or one of a list of them. A decimal without digits behind the point, DECIMAL(38,0), is an integer. A column of CSV has the type that all of its rows have.',
  },
  example: {
    policy: 'columns:\n  age: { type: integer }',
    data: 'age\n17\n34.5\n61',
    says: ['fail', 'type DOUBLE', 'type integer'],
  },
  schema: ruleSchema({
    description: 'The type of the column.',
    bare: 'is',
    shape: { is: types },
    params: ({ is }) => ({ is: is as Params['is'] }),
  }),
  rules: (written, at) => oneRule(written as Written<Params>, ofColumn(at)),
  asks: () => ({}),
  judge: ({ facts }, json) => {
    const params = paramsAs<Params>(json);
    return columnsOf(params, facts).map((column) => claimOf(facts, column, params));
  },
  say: ({ claim, demand, outcome }, { facts }) => ({
    subject: `column ${claim.about['column']} of ${facts.name}`,
    observed: 'fact' in claim ? claim.reason : '',
    expected: wanted(paramsAs<Params>(demand.params)),
    ...(outcome === 'fail' && { remedy: 'store the column so, or ask for the type that it has, under review' }),
  }),
  words: (json) => {
    const params = paramsAs<Params>(json);
    return `${params.column === EVERY ? 'every other column' : params.column}: ${wanted(params)}`;
  },
};

function wanted({ is }: Params): string {
  return `type ${[is].flat().join(' or ')}`;
}

function claimOf({ tables, on }: ValidationFacts, column: string, { is, readable }: Params): Claim {
  const about = { column };
  const table = tables[on];
  if (!isThere(table)) return { fact: 'unknown', reason: reasonOf(table, on), about };
  const lack = lacking(on, table, [{ column }]);
  if (lack) return unknownClaim(lack, about);
  const found = table.columns.find((c) => c.name === column)!;
  const asText = readable === true && table.untyped === true;
  const kept = [is].flat().some((each) => isOf(found, each) || (asText && canBeRead(found, each)));
  return { fact: kept ? 'pass' : 'fail', reason: `type ${found.type}`, about };
}

/** As warehouses write whole numbers: NUMBER(38,0). */
const WHOLE = /^DECIMAL\(\d+,0\)$/;

function isOf(column: Column, is: string): boolean {
  if (is === 'integer' && WHOLE.test(column.type)) return true;
  return Object.hasOwn(words, is) ? words[is]!.includes(kindOf(column)) : column.type === is;
}

/** Whether a column's values can be read as a type: any value as text, a day as the time at which it begins. */
function canBeRead(column: Column, is: string): boolean {
  return is === 'string' || (is === 'timestamp' && kindOf(column) === 'date');
}
