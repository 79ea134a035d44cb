// Correlations of features that differ from those in the reference.
import {
  type Facets,
  isThere,
  metricId,
  number,
  numericKinds,
  ratioText,
  type Claim,
  type DataMetric,
  type FactClaim,
} from '@modelgate/core';
import type { Estimate, Law } from '@modelgate/stats';
import { oneRule } from '../data-check/count-rule.ts';
import { referenceOf, type DataRule, type ValidationFacts } from '../data-check/data-check.ts';
import { FEWEST_CLUSTERS, designsOf, type Designed } from '../data-check/designs.ts';
import { featuresOf } from '../data-check/features.ts';
import { paramsAs } from '../data-check/params.ts';
import { columnsKey, readable } from '../data-check/table-columns.ts';
import { largestDesignEffect } from '../data-metric/design-effect.ts';
import { TOO_LARGE } from '../data-metric/finite.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import {
  correlation,
  correlationInfluence,
  type Correlation,
  type InfluencePowers,
} from '../data-metric/correlation.ts';
import type { Both } from '../data-check/both.ts';
import { onlyTold } from '../data-check/drift-claims.ts';
import { pairsInWords, toldPairs, type Among } from '../data-check/few.ts';
import { amongOf } from '../data-check/rows-of.ts';
import { columnIn, isNumber } from '../data-check/watched-columns.ts';

type Params = { readonly max: number; readonly columns?: readonly string[] };

/** Most columns of which all pairs are compared; with more, the policy must name those that matter. */
const MOST_COLUMNS = 30;

/** With fewer rows a correlation is unknown. */
const FEWEST_ROWS = 4;

/** The measurements of one pair of columns. */
type Found = Designed &
  Both<Correlation> & { readonly ownInfluence: InfluencePowers; readonly influenceBefore: InfluencePowers };

export const correlationChange: DataRule = {
  id: 'data/correlation-change',
  version: 1,
  key: 'correlation-change',
  place: 'table',
  needs: 'reference',
  docs: {
    title: 'change of correlations',
    what: 'No correlation (Pearson’s r) of two numeric columns lies further from that in the `reference` than this. Guarded: it fails only beyond chance, with all pairs judged together (Holm); the error is that of the columns’ own values, normal or not. Up to 30 columns, or those that `columns` names. A column that holds numbers in one of the two data sets alone is unknown.',
  },
  example: {
    policy: 'reference: train\ncorrelation-change: 0.5',
    data: 'x,y\n1,9\n2,8\n3,7\n4,6\n5,4\n6,5\n7,3\n8,2',
    train: 'x,y\n1,1\n2,2\n3,4\n4,3\n5,5\n6,6\n7,7\n8,9',
    says: ['fail', 'r = −0.976 (reference 0.972), 1.95 away, n = 8', 'at most 0.5 away from the reference'],
  },
  schema: ruleSchema<Params>({
    description: 'How far a correlation may lie from that in the reference.',
    bare: 'max',
    shape: {
      max: number({ min: 0, max: 2, description: 'The largest difference of two correlations.' }),
      columns: columnsKey,
    },
    params: ({ max, columns }) => ({
      max: max as number,
      ...(columns !== undefined && { columns: columns as readonly string[] }),
    }),
  }),
  rules: (written) => oneRule(written as Written<Params>, {}),
  asks: (json, facts) => ({
    data: pairsOf(paramsAs(json), facts).flatMap(({ measured }) => Object.values<DataMetric>(measured)),
  }),
  judge: (got, json) => {
    const params = paramsAs<Params>(json);
    const pairs = pairsOf(params, got.facts);
    const retyped = retypedIn(params, got.facts);
    if (pairs.length === 0) return [{ ...nothing(comparable(params, got.facts).length), about: {} }, ...retyped];
    const claims = pairs.map(({ a, b, measured }): Claim => {
      const about = { columns: `${a}, ${b}` };
      return got.claim<Found>(measured, about, (found) =>
        claimOf(found, params.max, metricId('correlation-change', measured.own.id), about, amongOf(got.facts, '')),
      );
    });
    return [...claims, ...retyped];
  },
  say: ({ claim, demand }, { facts }) => ({
    subject: `correlation of ${claim.about['columns'] ?? 'columns'} of ${facts.name}`,
    observed: 'fact' in claim ? claim.reason : (claim.detail ?? ''),
    expected: `at most ${paramsAs<Params>(demand.params).max} away from the reference`,
  }),
  words: (json) =>
    `no correlation of two columns further than ${paramsAs<Params>(json).max} from that in the reference`,
};

function claimOf(
  { own, before, ownInfluence, influenceBefore, ownDesign, designBefore }: Found,
  limit: number,
  estimate: string,
  about: Facets,
  among: Among,
): Claim {
  if (own === null || before === null)
    return { fact: 'inapplicable', reason: 'one of the columns does not vary', about };
  if (ownInfluence === null || influenceBefore === null) return { fact: 'unknown', reason: TOO_LARGE, about };
  const value = Math.abs(own.r - before.r);
  const detail = `r = ${ratioText(own.r)} (reference ${ratioText(before.r)}), ${ratioText(value)} away, n = ${pairsInWords(own.n, among)}`;
  const independent = { own: own.n / (ownDesign?.effect ?? 1), before: before.n / (designBefore?.effect ?? 1) };
  if (ownDesign && Math.min(independent.own, independent.before) < FEWEST_CLUSTERS)
    return onlyTold(detail, about, `fewer than ${FEWEST_CLUSTERS} clusters are only reported`);
  const of = estimateOf(
    { ...own, ...ownInfluence, n: independent.own },
    { ...before, ...influenceBefore, n: independent.before },
    toldPairs(own.n, among),
  );
  return { must: 'max', limit, of, estimate, about, role: 'column', burden: 'guard', detail };
}

function pairsOf(params: Params, facts: ValidationFacts) {
  const names = comparable(params, facts);
  const [on, reference] = [facts.on, referenceOf(facts)];
  if (names.length > MOST_COLUMNS) return [];
  return names.flatMap((a, i) =>
    names.slice(i + 1).map((b) => ({
      a,
      b,
      measured: {
        own: correlation(on, a, b),
        before: correlation(reference, a, b),
        ownInfluence: correlationInfluence(on, a, b),
        influenceBefore: correlationInfluence(reference, a, b),
        ...designsOf(facts, largestDesignEffect),
      },
    })),
  );
}

/** The numeric features that both data sets have; or those that the policy names, whatever they are. */
function comparable(params: Params, facts: ValidationFacts): readonly string[] {
  const names = readable(params, facts, numericKinds, 'features');
  const other = facts.tables[referenceOf(facts)];
  if (params.columns || !isThere(other)) return names;
  return names.filter((name) => {
    const theirs = columnIn(other, name);
    return theirs !== undefined && isNumber(theirs);
  });
}

/** Features that hold numbers in one of the two data sets alone: left out without a word, their correlations would pass. */
function retypedIn(params: Params, facts: ValidationFacts): readonly FactClaim[] {
  if (params.columns) return [];
  const tables = [facts.tables[facts.on], facts.tables[referenceOf(facts)]];
  return featuresOf(facts, []).flatMap((name) => {
    const [own, before] = tables.map((table) => columnIn(table, name));
    if (!own || !before || isNumber(own) === isNumber(before)) return [];
    const reason = `it is ${own.type}, in the reference ${before.type}: its correlations cannot be compared`;
    const remedy = 'store both as one type, or name the columns that matter under columns';
    return [{ fact: 'unknown', reason, remedy, about: { columns: name } }];
  });
}

/** The claim when there are no two columns, or too many to compare: the latter is unknown, since nothing was tested. */
function nothing(columns: number): { fact: 'inapplicable' | 'unknown'; reason: string } {
  if (columns <= MOST_COLUMNS) return { fact: 'inapplicable', reason: 'there are no two numeric columns' };
  return {
    fact: 'unknown',
    reason: `${columns} numeric columns are more than ${MOST_COLUMNS}: name those that matter under columns`,
  };
}

interface Known extends NonNullable<InfluencePowers> {
  readonly r: number;
  /** Rows; those of clusters by their largest design effect. */
  readonly n: number;
}

/** |r − r₀| of two independent samples; an error of 0 means that both are exactly ±1, so that the difference is exact. */
function estimateOf(own: Known, before: Known, n: number): Estimate {
  const value = Math.abs(own.r - before.r);
  if (Math.min(own.n, before.n) < FEWEST_ROWS)
    return { kind: 'unknown', reason: `fewer than ${FEWEST_ROWS} rows with both values`, n };
  const variance = varianceOf(own) + varianceOf(before);
  const law: Law =
    variance > 0
      ? { law: 'normal', se: Math.sqrt(variance), df: degreesOf([own, before], variance), link: 'id' }
      : { law: 'exact' };
  return { kind: 'known', value, n, law };
}

/**
 * That of the influence values: outliers and values that are mostly 0 have several times the (1 − r²)²/(n − 1) of normal values
 * (Fisher 1915), which is the least: few rows may not show their influence.
 */
function varianceOf({ r, n, squares }: Known): number {
  return Math.abs(r) === 1 ? 0 : Math.max(squares / n, (1 - r ** 2) ** 2 / (n - 1));
}

/** Degrees of freedom of a χ² with the variance of Σφ² (Satterthwaite 1946): few where few rows make up most of the error. */
function degreesOf(sides: readonly Known[], variance: number): number {
  const fourths = sides.reduce((sum, { n, fourths: mean }) => sum + mean / n ** 3, 0);
  const rows = sides.reduce((sum, { n }) => sum + n, 0);
  return Math.max(1, Math.min(rows - sides.length, (2 * variance ** 2) / fourths));
}
