// The lengths of a column's texts.
import { count, id, joinSql, plural, sql } from '@modelgate/core';
import { z } from 'zod';
import type { DataRule } from '../data-check/data-check.ts';
import { rowRule } from '../data-check/row-rule.ts';

type Length = { readonly min?: number; readonly max?: number };

const least = count({ description: 'The least number of characters.' });
const most = count({ description: 'The largest number of characters.' });

export const length: DataRule = rowRule<Length>({
  key: 'length',
  title: 'length of text',
  what: 'Every text has this number of characters (Unicode code points), or from `min` to `max` of them.',
  value: z.union([
    count({ description: 'Exactly this number of characters.' }).transform((n): Length => ({ min: n, max: n })),
    z
      .strictObject({ min: least.exactOptional(), max: most.exactOptional() })
      .refine(({ min, max }) => min !== undefined || max !== undefined, { message: 'write min, max, or both' })
      .refine(({ min = 0, max = Infinity }) => min <= max, { message: 'no text is as long as min and as short as max' })
      .meta({ description: 'From min to max characters.' }),
  ]),
  name: 'characters',
  reads: () => ['text'],
  violated: (column, { min, max }) => {
    const own = sql`length(${id(column.name)})`;
    return sql`(${joinSql(
      [...(min === undefined ? [] : [sql`${own} < ${min}`]), ...(max === undefined ? [] : [sql`${own} > ${max}`])],
      ' or ',
    )})`;
  },
  are: 'are of another length',
  wanted: ({ min, max }) => {
    const [shortest, longest] = [min, max].map((n) => plural(n ?? 0, 'character'));
    if (min === max) return longest!;
    if (max === undefined) return `at least ${shortest}`;
    return min === undefined ? `at most ${longest}` : `${min} to ${longest}`;
  },
  example: {
    policy: 'columns:\n  airport: { length: 3 }',
    data: 'airport\nJFK\nLGA\nEWRX\nBOS',
    says: ['fail', '1 to 4 of 4 values are of another length', '3 characters'],
  },
});
