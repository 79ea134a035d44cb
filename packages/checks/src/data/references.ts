// Values that must occur in another data set: referential integrity.
import { isThere, kindOf, noTolerance, text, tolerance, type Tolerance } from '@modelgate/core';
import { z } from 'zod';
import { counted, countRule } from '../data-check/count-rule.ts';
import type { At, DataRule, Rule } from '../data-check/data-check.ts';
import { exceptIn } from '../data-check/say.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { withoutReference } from '../data-metric/without-reference.ts';

type WrittenParams = { readonly in: string; readonly violations: Tolerance };
type Params = { readonly column: string; readonly other: string; readonly key: string; readonly violations: Tolerance };

const rule = ruleSchema<WrittenParams>({
  description: 'Where the values of a column must occur.',
  bare: 'in',
  shape: {
    in: text('A column of another data set: zips.code.'),
    violations: tolerance('How many values may not occur there.'),
  },
  params: (written) => ({
    in: written['in'] as string,
    violations: (written['violations'] as Tolerance | undefined) ?? noTolerance,
  }),
});

export const references: DataRule = countRule<Params>({
  key: 'references',
  place: 'table',
  title: 'references to another data set',
  what: 'Every value of a column occurs in a column of another data set of the policy (`zip: { in: zips.code }`). Missing values refer to nothing.',
  example: {
    policy: 'references: { carrier: { in: train.code } }',
    data: 'carrier\nAA\nUA\nXX\nAA',
    train: 'code\nAA\nUA\nDL',
    says: ['fail', 'fewer than 5 of 4 values do not occur there', 'values of train.code'],
  },
  schema: z.record(z.string(), rule).meta({ description: 'Columns whose values occur in another data set.' }),
  rules: (written, at) =>
    Object.entries(written as Readonly<Record<string, Written<WrittenParams>>>).flatMap(
      ([column, { params, ...judged }]): Rule[] => {
        const named = columnOf(params.in, column, at);
        if (!named) return [];
        return [
          {
            name: [column],
            path: [column],
            params: { column, ...named, violations: params.violations },
            ...judged,
            looser: { 'violations.max': 'higher' },
            joins: [named.other],
          },
        ];
      },
    ),
  tolerance: (params) => params.violations,
  counts: ({ column, other, key }, { tables, on, showsValues }) => {
    const [own, others] = [tables[on], tables[other]];
    const kinds = [isThere(own) ? own : undefined, isThere(others) ? others : undefined].map((table, i) =>
      table?.columns.find((c) => c.name === (i === 0 ? column : key)),
    );
    const sameKind = kinds.every((c) => c !== undefined) && kindOf(kinds[0]!) === kindOf(kinds[1]!);
    return [
      {
        about: { column },
        ...counted(withoutReference({ on, column, other, key, asText: !sameKind })),
        role: 'column',
        shown: showsValues(column),
      },
    ];
  },
  noun: ['value', 'values'],
  are: 'do not occur there',
  subject: ({ column = '' }) => `column ${column}`,
  wanted: ({ other, key, violations }) => `values of ${other}.${key}${exceptIn(violations)}`,
});

/** Names of data sets may hold dots: the longest that fits is meant. */
function columnOf(written: string, column: string, at: At): { other: string; key: string } | undefined {
  const fitting = at.dataSets.filter((name) => written.startsWith(`${name}.`) && written.length > name.length + 1);
  const other = fitting.toSorted((a, b) => b.length - a.length)[0];
  if (other !== undefined) return { other, key: written.slice(other.length + 1) };
  at.fault({
    path: [column],
    code: 'policy/unknown-data',
    message: `${JSON.stringify(written)} names no column of a data set of the policy`,
    hint: `write <data set>.<column>; data sets: ${at.dataSets.join(', ')}`,
  });
  return undefined;
}
