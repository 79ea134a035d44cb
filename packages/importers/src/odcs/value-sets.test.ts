// Which values of a contract are compared as numbers, and which as text.
import { startOf } from '@modelgate/core';
import { expect, it } from 'vitest';
import type { Column } from './column.ts';
import { oneOf, type Value } from './value-sets.ts';

const at = startOf('c.yaml');
const values = (...all: readonly Value['is'][]): readonly Value[] => all.map((is) => ({ is, at }));
const column = (type?: Column['type']): Column => ({ name: 'n"', fields: [], required: true, ...(type && { type }) });

it.each([
  ['integer', [1, -2], '"n""" in (1, -2)'],
  ['number', [0.5], '"n""" in (0.5)'],
  // A text among numbers would have every row cast to a number, and one that is none end the query.
  ['integer', [1, 'n/a'], `cast("n""" as varchar) in ('1', 'n/a')`],
  ['string', [1, 2], `"n""" in ('1', '2')`],
  ['string', ["it's"], `"n""" in ('it''s')`],
  ['boolean', [true], `cast("n""" as varchar) in ('true')`],
  [undefined, [1], `cast("n""" as varchar) in ('1')`],
] as const)('of a column of type %s: %j', (type, all, sql) => {
  expect(oneOf(column(type), values(...all))).toBe(sql);
});
