// Rows that nearly occur in the training data.
import { isThere, kindOf, type DataMetric, type Facets, type Tolerance } from '@modelgate/core';
import type { Comparable } from '../data-check/comparable.ts';
import { counting, countCheck, type Count } from '../data-check/count-rule.ts';
import type { DataCheck, ValidationFacts } from '../data-check/data-check.ts';
import { leakageFeatures, sameData } from '../data-check/leakage-features.ts';
import { mayDiffer, MOST_ALIKE, nearRows, type Near } from '../data-metric/near-rows.ts';
import { nearTexts } from '../data-metric/near-texts.ts';
import type { Inapplicable, Unsettled, Violations } from '../data-metric/violations.ts';
import { occurring } from './leakage-rows.ts';

type Params = {
  readonly with: string;
  readonly ignore: readonly string[];
  readonly tolerance: Tolerance;
  readonly similarity: number;
};

export const leakageNearDuplicates: DataCheck = countCheck<Params>({
  key: 'leakage-near-duplicates',
  under: 'leakage',
  title: 'rows that nearly occur in the training data',
  what: 'At most this many rows (the same limit as for rows that occur) nearly have the features of a row of `with`, without having all of them: a Jaccard similarity of at least `similarity` (0.9) of their cells, or of the words in a column of free text (on average at least five words a value, most values different in the training data; found by MinHash with 128 permutations). At 0.9 one of 19 to 37 features may differ, and none of fewer. `near-duplicates: false` leaves this out.',
  example: {
    policy: 'leakage: { with: train, near-duplicates: { max: 0, similarity: 0.8 } }',
    data: 'review,stars\nThe room was clean and quiet with a fine view of the old harbour,5\nNever again,1',
    train:
      'review,stars\nthe room was clean and quiet with a fine view of the harbour!,4\nIt was not what we had hoped for at that price,2',
    says: ['fail', '1 to 2 of 2 rows nearly occur in train', 'no row nearly occurs in train'],
  },
  tolerance: (params) => params.tolerance,
  inapplicable: (params, facts) => sameData(params, facts) ?? nothingNear(params, facts),
  counts: (params, facts) => [countOf(params, facts)],
  noun: ['row', 'rows'],
  are: ({ with: other = '' }) => `nearly occur in ${other}`,
  subject: () => 'rows',
  wanted: ({ with: other, tolerance }) => `${occurring(tolerance, 'nearly occur')} in ${other}`,
  remedy: () => 'take them out of one of the two, or split the data anew by what makes rows alike',
});

function textsOf(features: readonly Comparable[], { tables, on }: ValidationFacts): readonly Comparable[] {
  const table = tables[on];
  const texts = isThere(table) ? table.columns.filter((column) => kindOf(column) === 'text') : [];
  return features.filter(({ name }) => texts.some((column) => column.name === name));
}

/** Why there is nothing to compare: 'of 14 features none may differ at a similarity of 0.9 (one at 0.86), and there is no free text'. */
function noneMayDiffer(features: number, similarity: number): string {
  const ofOne = Math.floor((100 * (features - 1)) / (features + 1)) / 100;
  return `of ${features} features none may differ at a similarity of ${similarity} (one at ${ofOne}), and there is no free text`;
}

function nothingNear(params: Params, facts: ValidationFacts): string | undefined {
  const { columns: features } = leakageFeatures(params, facts);
  const known = [facts.on, params.with].every((role) => isThere(facts.tables[role]));
  const none = known && mayDiffer(features.length, params.similarity) === 0 && textsOf(features, facts).length === 0;
  return none ? noneMayDiffer(features.length, params.similarity) : undefined;
}

function countOf(params: Params, facts: ValidationFacts): Count {
  const { with: other, similarity } = params;
  const { columns: features, unlike } = leakageFeatures(params, facts);
  const common = { about: { with: other } satisfies Facets, role: 'overall', shown: facts.showsValues('') } as const;
  if (unlike !== undefined)
    return { ...common, ...counting('leakage-near', {}, (): Unsettled => ({ unsettled: unlike })) };
  const pairing = { on: facts.on, other, features };
  const rows = mayDiffer(features.length, similarity) > 0 ? [nearRows(pairing, similarity)] : [];
  const texts = textsOf(features, facts).map((text) => nearTexts(pairing, text, similarity));
  const metrics = Object.fromEntries(
    [...rows, ...texts].map((metric) => [metric.id, metric as DataMetric<Near | null>]),
  );
  return {
    ...common,
    ...counting<Readonly<Record<string, Near | null>>>(`near/${other}`, metrics, (values) =>
      worstOf(Object.values(values), params, features.length),
    ),
  };
}

/** The largest of the counts, since a row may be near in more than one way. */
function worstOf(
  found: readonly (Near | null)[],
  { tolerance, similarity, with: other }: Params,
  features: number,
): Violations | Inapplicable | Unsettled {
  const known = found.filter((near) => near !== null);
  if (known.length === 0) return { inapplicable: noneMayDiffer(features, similarity) };
  const most = (rows: (near: Near) => number): Near =>
    known.reduce((a, b) => (shareOf(b, rows) > shareOf(a, rows) ? b : a));
  const near = most((one) => one.near);
  if (exceeds(near.near, near.rows, tolerance)) return { violating: near.near, considered: near.rows };
  const open = most((one) => one.near + one.unsettled);
  if (exceeds(open.near + open.unsettled, open.rows, tolerance))
    return {
      unsettled: `too many rows look like more than ${MOST_ALIKE} others of ${other} each: leave columns out that hardly vary, by ignore`,
    };
  return { violating: near.near, considered: near.rows };
}

function shareOf(near: Near, rows: (near: Near) => number): number {
  return near.rows === 0 ? 0 : rows(near) / near.rows;
}

function exceeds(rows: number, of: number, { is, max }: Tolerance): boolean {
  return (is === 'share' ? rows / Math.max(1, of) : rows) > max;
}
