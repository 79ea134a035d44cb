// Values that must occur in another data set: referential integrity.
import { isThere, noTolerance, text, tolerance, type Column, type Tolerance } from '@modelgate/core';
import { z } from 'zod';
import { counted, countRule } from '../data-check/count-rule.ts';
import type { At, DataRule, Rule } from '../data-check/data-check.ts';
import { alike } from '../data-check/comparable.ts';
import { exceptIn } from '../data-check/say.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { withoutReference, type KeyPart } from '../data-metric/without-reference.ts';

type WrittenParams = { readonly in: string; readonly violations: Tolerance };
type WrittenKey = {
  readonly columns: readonly string[];
  readonly in: readonly string[];
  readonly violations: Tolerance;
};
type Params = {
  /** The column, for a reference of a single one. */
  readonly column?: string;
  readonly columns: readonly string[];
  readonly other: string;
  readonly keys: readonly string[];
  readonly violations: Tolerance;
};

const violations = tolerance('How many values may not occur there.');
const toleranceOf = (written: Readonly<Record<string, unknown>>): Tolerance =>
  (written['violations'] as Tolerance | undefined) ?? noTolerance;

const ofColumn = ruleSchema<WrittenParams>({
  description: 'Where the values of a column must occur.',
  bare: 'in',
  shape: { in: text('A column of another data set: zips.code.'), violations },
  params: (written) => ({ in: written['in'] as string, violations: toleranceOf(written) }),
});

const oneOrSeveral = (one: string, several: string): z.ZodType<readonly string[]> =>
  z.union([
    text(one).transform((name): readonly string[] => [name]),
    z.array(text(one)).min(1).meta({ description: several }),
  ]);

const ofKey = ruleSchema<WrittenKey>({
  description: 'Where the values of some columns must occur together.',
  shape: {
    columns: oneOrSeveral('A column.', 'Columns whose values belong together.'),
    in: oneOrSeveral('A column of another data set: zips.code.', 'As many columns of one other data set.'),
    violations,
  },
  required: ['columns', 'in'],
  params: (written) => ({
    columns: written['columns'] as readonly string[],
    in: written['in'] as readonly string[],
    violations: toleranceOf(written),
  }),
});

export const references: DataRule = countRule<Params>({
  key: 'references',
  place: 'table',
  title: 'references to another data set',
  what: 'Every value of a column occurs in a column of another data set of the policy (`zip: { in: zips.code }`); as a list, values of several columns occur together (`[{ columns: [zip, country], in: [zips.code, zips.country] }]`). Missing values refer to nothing. 5 equals 5.0, and a day its midnight; columns of other kinds are compared as text.',
  example: {
    policy: 'references: { carrier: { in: train.code } }',
    data: 'carrier\nAA\nUA\nXX\nAA',
    train: 'code\nAA\nUA\nDL',
    says: ['fail', '1 to 4 of 4 values do not occur there', 'values of train.code'],
  },
  schema: z.union([
    z.record(z.string(), ofColumn).meta({ description: 'Columns whose values occur in another data set.' }),
    z.array(ofKey).min(1).meta({ description: 'Keys of one or several columns.' }),
  ]),
  rules: (written, at) =>
    Array.isArray(written)
      ? (written as readonly Written<WrittenKey>[]).flatMap((key, i) => ruleOfKey(key, i, at))
      : Object.entries(written as Readonly<Record<string, Written<WrittenParams>>>).flatMap(
          ([column, { params, ...judged }]): Rule[] => {
            const named = keysOf([params.in], [column], at);
            if (!named) return [];
            const own = { column, columns: [column], ...named, violations: params.violations };
            return [{ name: [column], path: [column], params: own, ...judged, joins: [named.other] }];
          },
        ),
  tolerance: (params) => params.violations,
  counts: (params, { tables, on, showsValues }) => {
    const { column, columns, other, keys } = params;
    const find = (role: string, name: string): Column | undefined => {
      const table = tables[role];
      return isThere(table) ? table.columns.find((each) => each.name === name) : undefined;
    };
    const parts = columns.map((name, i): KeyPart => {
      const key = keys[i]!;
      const values = alike(find(on, name), find(other, key));
      return { column: name, key, ...(values && { values }) };
    });
    const about = column === undefined ? { columns: columns.join(', '), in: targets(params) } : { column };
    return [
      {
        about,
        ...counted(withoutReference({ on, other, parts })),
        role: 'column',
        shown: columns.every((name) => showsValues(name)),
      },
    ];
  },
  noun: ['value', 'values'],
  are: 'do not occur there',
  subject: (_, { columns }) => `${columns.length === 1 ? 'column' : 'columns'} ${columns.join(', ')}`,
  wanted: (params) => `values of ${targets(params)}${exceptIn(params.violations)}`,
});

function targets({ other, keys }: Params): string {
  return keys.map((key) => `${other}.${key}`).join(', ');
}

function ruleOfKey({ params, ...judged }: Written<WrittenKey>, i: number, at: At): readonly Rule[] {
  const { columns, violations: tolerated } = params;
  const named = keysOf(params.in, columns, at, i);
  if (!named) return [];
  const name = [columns.join(', '), params.in.join(', ')];
  return [{ name, path: [i], params: { columns, ...named, violations: tolerated }, ...judged, joins: [named.other] }];
}

/** The referred columns, as many as there are `columns`, all of one data set; else a fault. */
function keysOf(
  written: readonly string[],
  columns: readonly string[],
  at: At,
  i?: number,
): { readonly other: string; readonly keys: readonly string[] } | undefined {
  const path = i === undefined ? columns : [i];
  const found = written.map((each) => columnOf(each, path, at));
  const known = found.filter((each) => each !== undefined);
  const [first] = known;
  if (first === undefined || known.length < found.length) return undefined;
  if (known.length === columns.length && known.every(({ other }) => other === first.other))
    return { other: first.other, keys: known.map(({ key }) => key) };
  const message = 'columns and in have different lengths, or in names several data sets';
  at.fault({
    path,
    code: 'policy/ambiguous',
    message,
    hint: 'write under in a column of the same data set for each of columns',
  });
  return undefined;
}

/** The column that a reference names. Names of data sets may contain dots: the longest one that fits is taken. */
function columnOf(
  written: string,
  path: readonly (string | number)[],
  at: At,
): { readonly other: string; readonly key: string } | undefined {
  const fitting = at.dataSets.filter((name) => written.startsWith(`${name}.`) && written.length > name.length + 1);
  const other = fitting.toSorted((a, b) => b.length - a.length)[0];
  if (other !== undefined) return { other, key: written.slice(other.length + 1) };
  at.fault({
    path,
    code: 'policy/unknown-data',
    message: `${JSON.stringify(written)} names no column of a data set of the policy`,
    hint: `write <data set>.<column>; data sets: ${at.dataSets.join(', ')}`,
  });
  return undefined;
}
