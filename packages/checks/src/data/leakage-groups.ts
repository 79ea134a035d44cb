// Groups that also occur in the training data: a model knows a patient of the training data better than it would know a new one.
import { noTolerance, type Facets } from '@modelgate/core';
import { compared } from '../data-check/comparable.ts';
import { counting, countCheck, type Count } from '../data-check/count-rule.ts';
import type { DataCheck, ValidationFacts } from '../data-check/data-check.ts';
import { sameData } from '../data-check/leakage-features.ts';
import { sharedValues, type Shared } from '../data-metric/shared-values.ts';
import type { Unsettled, Violations } from '../data-metric/violations.ts';

type Params = { readonly with: string; readonly group: string };

export const leakageGroups: DataCheck = countCheck<Params>({
  key: 'leakage-groups',
  under: 'leakage',
  title: 'groups that occur in the training data',
  what: 'No value of the column that `group` names (a patient, a household) occurs in `with` too, as scikit-learn’s GroupShuffleSplit keeps groups apart; several columns are checked one by one. Rows without a value belong to no group.',
  example: {
    policy: 'leakage: { with: train, group: patient }',
    data: 'patient,age\n7,17\n8,34\n9,61',
    train: 'patient,age\n7,18\n5,50',
    says: ['fail', '1 to 3 of 3 rows have a patient that occurs in train', 'no patient of train'],
  },
  tolerance: () => noTolerance,
  inapplicable: sameData,
  counts: (params, facts) => [countOf(params, facts)],
  noun: ['row', 'rows'],
  are: ({ with: other = '', group = '' }) => `have a ${group} that occurs in ${other}`,
  subject: ({ group = '' }) => `groups by ${group}`,
  wanted: ({ with: other, group }) => `no ${group} of ${other}`,
  remedy: () => 'split the data by groups: all rows of one belong to one side',
});

function countOf({ with: other, group }: Params, facts: ValidationFacts): Count {
  const { columns, unlike } = compared([group], facts, other);
  const about: Facets = { with: other, group };
  const common = { about, role: 'column', shown: facts.showsValues(group) } as const;
  if (unlike !== undefined) return { ...common, ...counting('groups', {}, (): Unsettled => ({ unsettled: unlike })) };
  const metric = sharedValues(facts.on, other, columns[0]!);
  return {
    ...common,
    ...counting<{ found: Shared }>(metric.id, { found: metric }, ({ found }): Violations | Unsettled =>
      found.there === 0
        ? { unsettled: `column ${group} of ${other} has no value` }
        : { violating: found.shared, considered: found.present },
    ),
  };
}
