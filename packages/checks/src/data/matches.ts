// The pattern that a column's texts must match.
import { id, isWholeText, sql, text } from '@modelgate/core';
import type { DataRule } from '../data-check/data-check.ts';
import { rowRule } from '../data-check/row-rule.ts';

export const matches: DataRule = rowRule<string>({
  key: 'matches',
  title: 'pattern',
  what: 'Every text has a part that matches the regular expression (RE2: linear time, no look-around); `^` and `$` make it the whole text.',
  value: text('A regular expression of RE2.'),
  name: 'pattern',
  reads: () => ['text'],
  violated: ({ name }, pattern) =>
    isWholeText(pattern)
      ? sql`not regexp_full_match(${id(name)}, ${pattern})`
      : sql`not regexp_matches(${id(name)}, ${pattern})`,
  fault: (pattern) => `${pattern} is not a regular expression of RE2`,
  are: 'do not match',
  wanted: (pattern) => `text like ${pattern}`,
  example: {
    policy: "columns:\n  email: { matches: '^[^@]+@[^@]+$' }",
    data: 'email\nann@example.com\nbob\ncarl@example.com\n\ndora@example.com',
    says: ['fail', '1 to 4 of at most 5 values do not match', 'text like ^[^@]+@[^@]+$'],
  },
});
