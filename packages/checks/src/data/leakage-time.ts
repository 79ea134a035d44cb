// Rows that are not later than the training data: a model must be tested on what comes after it.
import { durationInWords, noTolerance, type Facets } from '@modelgate/core';
import { compared } from '../data-check/comparable.ts';
import { counting, countCheck, type Count } from '../data-check/count-rule.ts';
import type { DataCheck, ValidationFacts } from '../data-check/data-check.ts';
import { sameData } from '../data-check/leakage-features.ts';
import { notLater, type NotLater } from '../data-metric/not-later.ts';
import type { Unsettled, Violations } from '../data-metric/violations.ts';

type Params = { readonly with: string; readonly time: string; readonly gap: number };

export const leakageTime: DataCheck = countCheck<Params>({
  key: 'leakage-time',
  under: 'leakage',
  title: 'time order of training and test data',
  what: 'Every row is later than the newest of `with` by the column that `time` names (a date, a time, a year), and by more than `gap` where there is one (`time: { column: at, gap: 7d }`). Rows without a time, and infinite times, are not checked.',
  example: {
    policy: 'leakage: { with: train, time: at }',
    data: 'at,age\n2026-01-31,17\n2026-02-01,34\n2026-02-02,61',
    train: 'at,age\n2026-01-30,18\n2026-02-01,50',
    says: ['fail', '1 to 3 of 3 rows are not later than all of train', 'later than all of train'],
  },
  tolerance: () => noTolerance,
  inapplicable: sameData,
  counts: (params, facts) => [countOf(params, facts)],
  noun: ['row', 'rows'],
  are: ({ with: other = '' }) => `are not later than all of ${other}`,
  subject: ({ time = '' }) => `time order by ${time}`,
  wanted: ({ with: other, gap }) =>
    gap === 0 ? `later than all of ${other}` : `later than all of ${other} by more than ${durationInWords(gap)}`,
  remedy: () => 'split the data by time: what is tested comes after what was learnt from',
});

function countOf({ with: other, time, gap }: Params, facts: ValidationFacts): Count {
  const { columns, unlike } = compared([time], facts, other);
  const about: Facets = { with: other, time };
  const common = { about, role: 'column', shown: facts.showsValues(time) } as const;
  if (unlike !== undefined) return { ...common, ...counting('time', {}, (): Unsettled => ({ unsettled: unlike })) };
  const metric = notLater(facts.on, other, columns[0]!, gap);
  return {
    ...common,
    ...counting<{ found: NotLater }>(metric.id, { found: metric }, ({ found }): Violations | Unsettled =>
      found.there
        ? { violating: found.early, considered: found.present }
        : { unsettled: `column ${time} of ${other} has no time` },
    ),
  };
}
