// Rows that occur in the training set of an earlier model, which has therefore seen them.
import type { Seen, Tolerance } from '@modelgate/core';
import { counting, countCheck, type Count } from '../data-check/count-rule.ts';
import type { DataCheck, ValidationFacts } from '../data-check/data-check.ts';
import { featuresOf } from '../data-check/features.ts';
import { rowsSeenIn } from '../data-metric/seen-rows.ts';
import type { Unsettled, Violations } from '../data-metric/violations.ts';
import { occurring } from './leakage-rows.ts';

type Params = { readonly earlier: string; readonly ignore: readonly string[]; readonly tolerance: Tolerance };

export const leakageEarlier: DataCheck = countCheck<Params>({
  key: 'leakage-earlier',
  under: 'leakage',
  title: 'rows that occur in an earlier training set',
  what: 'At most this many rows (the same limit as for the training data) have the features of a row of a training set that an earlier run judged, whose data may be gone by now. `earlier` names one or several such sets by their digests, as the reports of those runs show them. Of a training set, digests of its rows are kept under a key of yours: see docs/earlier-training-sets.md. Without the key, without kept digests, or with other columns the finding is unknown, which blocks.',
  example: {
    policy: `leakage: { earlier: 'sha256:${'0'.repeat(64)}', max: 0, target-proxies: false }`,
    data: 'age,sex\n17,F\n34,M',
    says: [
      'unknown',
      'unknown: nothing is kept between runs: use --keep, or an action on a runner with a cache',
      `no row occurs in the training set sha256:${'0'.repeat(64)}`,
    ],
  },
  tolerance: (params) => params.tolerance,
  counts: (params, facts) => [countOf(params, facts)],
  noun: ['row', 'rows'],
  are: ({ earlier = '', judged = '' }) => `occur in the training set ${earlier} of ${judged}`,
  subject: () => 'rows',
  wanted: ({ earlier, tolerance }) => `${occurring(tolerance, 'occur')} in the training set ${earlier}`,
  remedy: () => 'take them out of the test data: a model that was made from that training set has seen them',
});

function countOf({ earlier, ignore }: Params, facts: ValidationFacts): Count {
  const features = featuresOf(facts, ignore);
  const common = { about: { earlier }, role: 'overall', shown: facts.showsValues('') } as const;
  if (features.length === 0)
    return { ...common, ...counting('earlier', {}, (): Unsettled => ({ unsettled: 'no column is left to compare' })) };
  const metric = rowsSeenIn(facts.on, earlier, features);
  return { ...common, ...counting<{ seen: Seen }>(metric.id, { seen: metric }, ({ seen }) => violationsOf(seen)) };
}

function violationsOf(seen: Seen): Violations | Unsettled {
  if ('unknown' in seen) return { unsettled: seen.unknown };
  return { violating: seen.occur, considered: seen.rows, about: { judged: seen.day } };
}
