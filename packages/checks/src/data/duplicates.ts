// Rows that occur more than once.
import {
  isSingular,
  isThere,
  text,
  tolerance,
  toleratedInWords,
  withoutRowNumbers,
  type Tolerance,
} from '@modelgate/core';
import { z } from 'zod';
import { counted, countRule, oneRule } from '../data-check/count-rule.ts';
import type { DataRule } from '../data-check/data-check.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { repeatedKeys } from '../data-metric/repeated-keys.ts';

type Params = { readonly tolerance: Tolerance; readonly ignore: readonly string[] };

export const duplicates: DataRule = countRule<Params>({
  key: 'duplicates',
  place: 'table',
  title: 'duplicate rows',
  what: 'At most this many rows repeat an earlier one, value for value; the first of several equal rows does not count. `ignore` leaves columns out of the comparison, such as an id; row numbers that pandas wrote (`__index_level_0__`) are left out anyway.',
  example: {
    policy: 'duplicates: { max: 0, ignore: [id] }',
    data: 'id,age,sex\n1,17,F\n2,34,M\n3,17,F\n4,61,M',
    says: ['fail', '1 to 4 of 4 rows repeat another', 'no row that repeats another'],
  },
  schema: ruleSchema<Params>({
    description: 'Duplicate rows.',
    bare: 'max',
    shape: {
      max: tolerance('How many rows may repeat another.'),
      ignore: z.array(text('A column.')).meta({ description: 'Columns that are left out of the comparison.' }),
    },
    params: ({ max, ignore }) => ({
      tolerance: max as Tolerance,
      ignore: (ignore as readonly string[] | undefined) ?? [],
    }),
  }),
  rules: (written) => oneRule(written as Written<Params>, {}),
  tolerance: (params) => params.tolerance,
  counts: ({ ignore }, { tables, on, showsValues }) => {
    const table = tables[on];
    const names = isThere(table) ? table.columns.map((c) => c.name) : [];
    // A missing column under `ignore` is a mistake: it is read too, so that the kernel reports it.
    const reads = ignore.filter((name) => !names.includes(name));
    const compared = withoutRowNumbers(names).filter((name) => !ignore.includes(name));
    const columns = [...compared, ...reads];
    const repeated = repeatedKeys(on, columns, { counting: 'surplus', of: table });
    return [{ about: {}, ...counted(repeated), role: 'overall', shown: showsValues('') }];
  },
  noun: ['row', 'rows'],
  are: 'repeat another',
  subject: () => 'rows',
  wanted: ({ tolerance: tolerated }) =>
    `${toleratedInWords(tolerated, 'row')} that repeat${isSingular(tolerated) ? 's' : ''} another`,
});
