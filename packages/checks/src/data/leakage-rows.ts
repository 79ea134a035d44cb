// Rows that occur in the training data: they do not test a model that has seen them.
import {
  countText,
  isSingular,
  isThere,
  toleratedInWords,
  type Demand,
  type Facets,
  type Tolerance,
} from '@modelgate/core';
import { compared } from '../data-check/comparable.ts';
import { FEWEST_SHOWN } from '../data-check/few.ts';
import { counting, countCheck, type Count } from '../data-check/count-rule.ts';
import type { DataCheck, ValidationFacts } from '../data-check/data-check.ts';
import { leakageFeatures, sameData } from '../data-check/leakage-features.ts';
import { paramsAs } from '../data-check/params.ts';
import { overlappingRows, type Overlap } from '../data-metric/overlapping-rows.ts';
import { ownValues } from '../data-metric/own-values.ts';
import { presentCounts } from '../data-metric/present-counts.ts';
import type { Unsettled, Violations } from '../data-metric/violations.ts';

type Params = { readonly with: string; readonly ignore: readonly string[]; readonly tolerance: Tolerance };

export const leakageRows: DataCheck = countCheck<Params>({
  key: 'leakage-rows',
  under: 'leakage',
  title: 'rows that occur in the training data',
  what: 'At most this many rows (0.5 % by default) have the features of a row of the data set, or data sets, that `with` names. Features are all columns but the label, the id, `group`, `time`, row numbers that pandas wrote (`__index_level_0__`) and those under `ignore`; missing values equal each other, and 1 equals 1.0. The report adds how many of these rows have the same label too, and names a column that looks like an id, with which no row can occur twice. Where a change replaces the training data, the base branch’s is compared as well.',
  example: {
    policy: 'leakage: { with: train, max: 10% }',
    data: 'age,sex,income\n17,F,low\n34,M,high\n61,F,low\n29,M,high',
    train: 'age,sex,income\n17,F,low\n34,M,low\n50,F,high',
    label: 'income',
    says: ['fail', '1 to 4 of 4 rows occur in train', 'at most 10 % of the rows occur in train'],
  },
  tolerance: (params) => params.tolerance,
  inapplicable: sameData,
  counts: (params, facts) => [countOf(params, facts)],
  noun: ['row', 'rows'],
  are: ({ with: other = '' }) => `occur in ${other}`,
  subject: () => 'rows',
  wanted: ({ with: other, tolerance }) => `${occurring(tolerance, 'occur')} in ${other}`,
  remedy: () => 'take them out of one of the two, or split the data anew by what makes rows alike',
});

/** The data set whose rows a demand of this check looks for, and the columns it leaves out; undefined for demands of other checks. */
export function rowsSoughtIn({
  check,
  params,
}: Pick<Demand, 'check' | 'params'>): Omit<Params, 'tolerance'> | undefined {
  return check === leakageRows.id ? paramsAs<Params>(params) : undefined;
}

/** 'no row occurs', 'at most 0.5 % of the rows occur'; with 'nearly occur' also 'no row nearly occurs'. */
export function occurring(tolerance: Tolerance, occur: string): string {
  return `${toleratedInWords(tolerance, 'row')} ${occur}${isSingular(tolerance) ? 's' : ''}`;
}

function countOf(params: Params, facts: ValidationFacts): Count {
  const { with: other } = params;
  const { columns: features, unlike } = leakageFeatures(params, facts);
  const common = { about: { with: other } satisfies Facets, role: 'overall', shown: facts.showsValues('') } as const;
  if (unlike !== undefined || features.length === 0) {
    const unsettled = unlike ?? 'no column is left to compare';
    return { ...common, ...counting('leakage-rows', {}, (): Unsettled => ({ unsettled })) };
  }
  const names = features.map(({ name }) => name);
  const overlap = overlappingRows({ on: facts.on, other, features }, labelOf(facts, other));
  const metrics = {
    overlap,
    own: presentCounts(facts.on, names),
    theirs: presentCounts(other, names),
    ids: ownValues(facts.on, names),
  };
  return {
    ...common,
    ...counting<Found>(overlap.id, metrics, ({ overlap: found, own, theirs, ids }) => {
      const lone = names.find((_, i) => (own[i] === 0) !== (theirs[i] === 0));
      if (lone === undefined) return violationsOf(found, ids, common.shown);
      const empty = own[names.indexOf(lone)] === 0 ? facts.on : other;
      return {
        unsettled: `column ${lone} has no value in ${empty}, so that no row can be equal: leave it out by ignore`,
      };
    }),
  };
}

type Found = {
  readonly overlap: Overlap;
  readonly own: readonly number[];
  readonly theirs: readonly number[];
  readonly ids: readonly string[];
};

/** The label, where both data sets have it with comparable values. */
function labelOf(facts: ValidationFacts, other: string) {
  const { label, on, tables } = facts;
  if (label === undefined) return undefined;
  const both = [on, other].every((role) => {
    const table = tables[role];
    return isThere(table) && table.columns.some(({ name }) => name === label);
  });
  const { columns, unlike } = compared([label], facts, other);
  return both && unlike === undefined ? columns[0] : undefined;
}

function violationsOf({ rows, occur, withLabel }: Overlap, ids: readonly string[], shown: boolean): Violations {
  const found = { violating: occur, considered: rows };
  // With an id among the features no row can be found, so a count of 0 proves nothing.
  if (occur === 0 && ids.length > 0)
    return {
      ...found,
      detail: `but in ${ids.join(', ')} nearly every row has a value of its own: ignore what is not a feature`,
    };
  return occur > 0 && withLabel !== null ? { ...found, detail: labelInWords(occur, withLabel, shown) } : found;
}

/** How many of the rows have the same label. Where small counts are not shown, neither this number nor the rest may be a small one. */
function labelInWords(occur: number, same: number, shown: boolean): string {
  const [few, rest] = [same, occur - same].map((n) => !shown && n > 0 && n < FEWEST_SHOWN);
  const said = few ? `fewer than ${FEWEST_SHOWN}` : rest ? `all but fewer than ${FEWEST_SHOWN}` : countText(same);
  return `${said} of them with the same label`;
}
