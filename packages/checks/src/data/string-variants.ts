// Several spellings of one category: another case, other spaces, another form of Unicode.
import {
  countText,
  MOST_VALUES,
  metricId,
  tolerance,
  toleranceInWords,
  type Tolerance,
  type ValueCounts,
} from '@modelgate/core';
import { total } from '@modelgate/stats';
import { counting, countRule, oneRule } from '../data-check/count-rule.ts';
import type { DataRule } from '../data-check/data-check.ts';
import { columnsKey, noTextColumn, readable } from '../data-check/table-columns.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { categoryCounts } from '../data-metric/categories.ts';
import type { Inapplicable, Violations } from '../data-metric/violations.ts';

type Params = { readonly tolerance: Tolerance; readonly columns?: readonly string[] };

const kinds = ['text'] as const;

export const stringVariants: DataRule = countRule<Params>({
  key: 'string-variants',
  place: 'table',
  title: 'variants of a category',
  what: 'At most this many values are a rarer spelling of another one: they differ only by case, spaces, punctuation, invisible characters or the form of Unicode (NFKC). Text columns with at most 1,000 different values; or those that `columns` names.',
  example: {
    policy: 'string-variants: 0',
    data: 'id,workclass\n1,Private\n2,private\n3,Private \n4,Gov\n5,Private',
    says: ['fail', '1 to 4 of 5 values are a rarer spelling of another', 'one spelling of each value'],
  },
  schema: ruleSchema<Params>({
    description: 'Several spellings of one value.',
    bare: 'max',
    shape: { max: tolerance('How many values may be a rarer spelling of another.'), columns: columnsKey },
    params: ({ max, columns }) => ({
      tolerance: max as Tolerance,
      ...(columns !== undefined && { columns: columns as readonly string[] }),
    }),
  }),
  rules: (written) => oneRule(written as Written<Params>, {}),
  tolerance: (params) => params.tolerance,
  inapplicable: (params, facts) => noTextColumn(readable(params, facts, kinds, 'features'), facts),
  counts: (params, facts) =>
    readable(params, facts, kinds, 'features').map((column) => ({
      about: { column },
      ...counting<{ found: ValueCounts }>(
        metricId('string-variants', facts.on, column),
        { found: categoryCounts(facts.on, column) },
        ({ found }) => variantsIn(found),
      ),
      role: 'column',
      shown: facts.showsValues(column),
    })),
  noun: ['value', 'values'],
  are: 'are a rarer spelling of another',
  subject: ({ column = '' }) => `column ${column}`,
  wanted: ({ tolerance: tolerated }) =>
    tolerated.max === 0
      ? 'one spelling of each value'
      : `one spelling of each value, but for ${toleranceInWords(tolerated)}`,
});

/** Rows whose value is not the most frequent one of its spellings. */
function variantsIn({ values, more }: ValueCounts): Violations | Inapplicable {
  if (more) return { inapplicable: `more than ${countText(MOST_VALUES)} different values are not categories` };
  const spellings = Map.groupBy(Object.entries(values), ([value]) => plainly(value));
  const rarer = [...spellings.values()].flatMap((same) => same.toSorted(([, a], [, b]) => b - a).slice(1));
  return {
    violating: rarer.reduce((sum, [, n]) => sum + n, 0),
    considered: total(Object.values(values)),
    named: rarer.map(([value]) => JSON.stringify(value)),
  };
}

/** A spelling reduced to letters and digits of one case; to its signs where it has neither. */
function plainly(value: string): string {
  const folded = value.normalize('NFKC').toLowerCase();
  const letters = folded.replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return letters === '' ? folded.replaceAll(/[\s\p{C}]+/gu, '') : letters;
}
