// Drift of all columns together: how well a classifier separates the data from its reference.
import { countText, number, percentText, ratioText, type Claim, type DataMetric } from '@modelgate/core';
import { z } from 'zod';
import { referenceOf, type DataCheck, type Rule, type ValidationFacts } from '../data-check/data-check.ts';
import { FEWEST_ROWS, isClustered } from '../data-check/designs.ts';
import { onlyTold } from '../data-check/drift-claims.ts';
import { watchedIn, type WhichColumns } from '../data-check/watched-columns.ts';
import { paramsAs } from '../data-check/params.ts';
import { seenWithInterval } from '../data-check/say-interval.ts';
import type { Written } from '../data-check/written.ts';
import { toldApart, type ToldApart } from '../data-metric/told-apart.ts';

type Params = WhichColumns & {
  /** Largest AUC. */
  readonly max: number;
};

/** Default limit: a Gini coefficient (2·AUC − 1) of 0.15. */
const USUAL_AUC = 0.575;

/** The limit as it is written under `drift`. */
export type ClassifierLimit = true | number;

export const classifierKey: z.ZodType<ClassifierLimit> = z.union([
  z.literal(true).meta({ description: `An AUC of at most ${USUAL_AUC}.` }),
  number({ min: 0.5, max: 1, description: 'The largest AUC of a classifier that tells the data from its reference.' }),
]);

export function classifierRule({ params, ...judged }: Written<WhichColumns>, most: ClassifierLimit): Rule {
  const { columns, except } = params;
  return {
    ...judged,
    check: domainClassifier.id,
    name: ['domain-classifier'],
    path: ['domain-classifier'],
    params: { max: most === true ? USUAL_AUC : most, ...(columns && { columns }), ...(except && { except }) },
  };
}

export const domainClassifier: DataCheck = {
  id: 'data/domain-classifier',
  version: 1,
  under: 'drift',
  docs: {
    title: 'drift of all columns together',
    what: 'A classifier separates rows of the data from rows of the `reference` with an AUC of at most 0.575, or of the limit that stands in place of `true`. So it finds what no single column shows, such as a changed correlation. It uses all columns that `drift` compares, and their pairs (with more than 500 columns only those of the 500 that separate best alone, which the report says). It is a boosted additive logistic model over the columns’ sixteenths (for categories the fifteen most frequent ones), judged on five folds that it was not fitted on. At most 10,000 rows of each side are drawn; below 200, and of rows in clusters, it is only reported. Guarded: it fails only beyond chance, and names the columns, or pairs of columns, by their share of what was learned. Its AUC is at most that of the best classifier, so a small one does not prove that nothing changed. Deepchecks’ drift score is 2·AUC − 1.',
  },
  example: {
    policy: 'reference: train\ndrift: { domain-classifier: true }',
    data: 'height,weight\n160,50\n170,60\n180,70\n190,80',
    train: 'height,weight\n160,80\n170,70\n180,60\n190,50',
    times: 100,
    says: [
      'fail',
      'AUC 1.000, n = 400 (reference 400), told apart by height with weight 100 %, 95 % interval 0.940 to 1.000',
      'an AUC of at most 0.575',
    ],
  },
  asks: (json, facts) => ({ data: metricsOf(paramsAs(json), facts) }),
  judge: (got, json) => {
    const params = paramsAs<Params>(json);
    const [metric] = metricsOf(params, got.facts);
    if (!metric) return [{ fact: 'inapplicable', reason: 'there is no column to compare', about: {} }];
    const clustered = isClustered(got.facts);
    return [got.claim({ told: metric }, {}, ({ told }) => classifierClaim(told, params.max, metric.id, clustered))];
  },
  say: (decided, { facts }) => {
    const { demand, interval, outcome } = decided;
    return {
      subject: `drift of all columns of ${facts.name}`,
      observed: seenWithInterval(decided, interval, areaText),
      expected: `an AUC of at most ${paramsAs<Params>(demand.params).max}`,
      ...(outcome === 'fail' && {
        remedy:
          'see what changed in these columns, or between the two; a column that only counts rows, such as an id or a time, belongs under except',
      }),
    };
  },
  words: (json) => {
    const { max } = paramsAs<Params>(json);
    return `a classifier tells the data from its reference with an AUC of at most ${max}`;
  },
};

function metricsOf(params: Params, facts: ValidationFacts): readonly DataMetric<ToldApart>[] {
  const columns = watchedIn(params, facts);
  return columns.length === 0 ? [] : [toldApart(facts.on, referenceOf(facts), columns)];
}

/** From this many standard errors above 0.5 on, the columns that the classifier learned from are named. */
const FOUND = 2;

/**
 * The claim. Its AUC is at most that of the best classifier: beyond the limit it
 * proves drift, but within it does not prove that there is none.
 */
export function classifierClaim(
  { own, before, found }: ToldApart,
  limit: number,
  estimate: string,
  clustered = false,
): Claim {
  if (Math.min(own, before) === 0)
    return { fact: 'unknown', reason: `no row ${own === 0 ? '' : 'of the reference '}to learn from`, about: {} };
  const rows = `n = ${countText(own)} (reference ${countText(before)})`;
  if (!found) return onlyTold(rows, {});
  const { auc, se, by, unpaired = 0 } = found;
  const named = auc > 0.5 + FOUND * se ? `told apart by ${by.map(inShare).join(', ')}` : 'nothing tells them apart';
  const left = unpaired === 0 ? '' : `, no pair looked at of ${countText(unpaired)} columns that alone tell least`;
  const detail = `AUC ${ratioText(auc)}, ${rows}, ${named}${left}`;
  if (Math.min(own, before) < FEWEST_ROWS) return onlyTold(detail, {});
  // Folds share clusters, so that the classifier may know those that it is judged on.
  if (clustered) return onlyTold(detail, {}, 'rows of clusters are only reported');
  const of = { kind: 'known', value: auc, n: own, law: { law: 'normal', se, link: 'id' } } as const;
  return { must: 'max', limit, of, estimate, about: {}, role: 'column', burden: 'guard', detail };
}

/** 'origin with carrier 12.0 %'. */
function inShare({ columns, share }: { readonly columns: readonly string[]; readonly share: number }): string {
  return `${columns.join(' with ')} ${percentText(share)}`;
}

/** An end of the interval, at most 1. */
function areaText(end: number): string {
  return ratioText(Math.min(1, end));
}
