// The columns that drift compares, each with its metrics and its claims.
import {
  isThere,
  kindOf,
  metricId,
  type Claim,
  type Column,
  type DataMetric,
  type FactClaim,
  type Got,
  type Scan,
  type ValueCounts,
} from '@modelgate/core';
import { categoryCounts } from '../data-metric/categories.ts';
import { comparison, type Comparison } from '../data-metric/comparison.ts';
import { designEffect, type Compares } from '../data-metric/design-effect.ts';
import { distribution, spread, type Distribution, type Spread } from '../data-metric/histogram.ts';
import { missingCount } from '../data-metric/missing-count.ts';
import type { Violations } from '../data-metric/violations.ts';
import type { Both } from './both.ts';
import { referenceOf, type ValidationFacts } from './data-check.ts';
import { clusteredBy, designsOf, type Designed, type Designs } from './designs.ts';
import { categoriesClaim, distributionClaim, type DriftOf } from './drift-claims.ts';
import type { Among } from './few.ts';
import { missingClaim, missingNumbersClaim } from './missing-claims.ts';
import { toldOfLevels, toldOfNumbers } from './named-distances.ts';
import { amongOf } from './rows-of.ts';
import { columnIn, comparedKinds, isNumber, namesIn, watchedIn, type WhichColumns } from './watched-columns.ts';

export type DriftParams = WhichColumns & {
  /** In standard deviations of the reference. */
  readonly effect: number;
  /** Largest difference of the shares of missing values. */
  readonly missing: number;
  /** Further distances that are only reported. */
  readonly also?: readonly string[];
};

/** What is measured of one column on both sides, and the claims that follow from it. */
export interface ColumnDrift {
  readonly metrics: readonly DataMetric[];
  readonly claims: (got: Got<ValidationFacts>) => readonly Claim[];
}

type SpreadOf = (on: string, column: string) => Scan<Spread>;

/** `spreadOf` gives the reference's mean and deviation, about which histograms of numbers are made. */
export function comparedIn(
  params: DriftParams,
  facts: ValidationFacts,
  spreadOf: SpreadOf = spread,
): readonly ColumnDrift[] {
  const reference = referenceOf(facts);
  const compared = watchedIn(params, facts).map(({ name, numeric, own, before }) => {
    const of = (compares: Compares): Designs =>
      designsOf(facts, (role, cluster) => designEffect(role, name, cluster, compares));
    const otherwise = own && before && isNumber(own) !== isNumber(before) ? unlike(name, own, before) : undefined;
    const values = numeric
      ? numbersOf(name, facts, spreadOf(reference, name), params, of('numbers'))
      : levelsOf(name, facts, params, of('levels'), otherwise);
    const at = numeric ? spreadOf(reference, name) : undefined;
    return joined([values, missingOf(name, facts, params.missing, of('missing'), at)]);
  });
  return [...compared, ...unlikeIn(params, facts)];
}

function unlike(column: string, own: Column, before: Column): FactClaim {
  const reason = `it is ${own.type}, in the reference ${before.type}: they cannot be compared`;
  const remedy = 'store both as one type, or leave it out of drift by except';
  return { fact: 'unknown', reason, remedy, about: { column } };
}

/** Columns that hold numbers, text or truth values now, and something else in the reference, such as days: left out, they would pass. */
function unlikeIn(params: WhichColumns, facts: ValidationFacts): readonly ColumnDrift[] {
  const [before, own] = [facts.tables[referenceOf(facts)], facts.tables[facts.on]];
  if (!isThere(own) || !isThere(before) || params.columns) return [];
  return namesIn(params, facts, own).flatMap((column) => {
    const theirs = columnIn(before, column);
    if (!theirs || comparedKinds.has(kindOf(theirs))) return [];
    return [{ metrics: [], claims: () => [unlike(column, columnIn(own, column)!, theirs)] }];
  });
}

function joined(parts: readonly ColumnDrift[]): ColumnDrift {
  return {
    metrics: parts.flatMap(({ metrics }) => metrics),
    claims: (got) => parts.flatMap(({ claims }) => claims(got)),
  };
}

function askedOf(column: string, facts: ValidationFacts, { effect, columns }: DriftParams): DriftOf {
  const named = columns?.includes(column) ? ({ named: true } as const) : {};
  const estimate = metricId('drift', facts.on, column);
  return { about: { column }, among: amongBoth(facts, column), effect, estimate, ...named };
}

function amongBoth(facts: ValidationFacts, column: string): Both<Among> {
  return { own: amongOf(facts, column), before: amongOf(facts, column, referenceOf(facts)) };
}

function numbersOf(
  column: string,
  facts: ValidationFacts,
  at: Scan<Spread>,
  params: DriftParams,
  designs: Designs,
): ColumnDrift {
  const { also = [] } = params;
  const { on } = facts;
  const reference = at.on;
  const asked = askedOf(column, facts, params);
  const measured = {
    own: distribution(on, column, at),
    before: distribution(reference, column, at),
    ...(also.length > 0 && { exact: comparison(on, column, reference) }),
    ...designs,
  };
  return {
    metrics: Object.values<DataMetric>(measured),
    claims: (got) => [
      got.claim<Both<Distribution> & Designed & { exact?: Comparison | null }>(
        measured,
        asked.about,
        ({ exact, own, before, ...designed }) =>
          distributionClaim(
            { own, before },
            {
              ...asked,
              ...clusteredBy(designed),
              ...(exact && { told: toldOfNumbers(also, exact, asked.among.own.shown) }),
            },
          ),
      ),
    ],
  };
}

/** `otherwise`: the claim where numbers stand on one side alone, and the values do not make levels all the same. */
function levelsOf(
  column: string,
  facts: ValidationFacts,
  params: DriftParams,
  designs: Designs,
  otherwise: Claim | undefined,
): ColumnDrift {
  const { also = [] } = params;
  const [on, reference] = [facts.on, referenceOf(facts)];
  const asked = askedOf(column, facts, params);
  const measured = { own: categoryCounts(on, column), before: categoryCounts(reference, column), ...designs };
  return {
    metrics: Object.values<DataMetric>(measured),
    claims: (got) => {
      const claim = got.claim<Both<ValueCounts> & Designed>(measured, asked.about, ({ own, before, ...designed }) => {
        const told = toldOfLevels(also, { own, before }, asked.among.own.shown);
        return categoriesClaim({ own, before }, { ...asked, ...clusteredBy(designed), told });
      });
      return [otherwise && 'fact' in claim ? otherwise : claim];
    },
  };
}

/** `at`: the spread about which numbers are put into bins. */
function missingOf(
  column: string,
  facts: ValidationFacts,
  limit: number,
  designs: Designs,
  at?: Scan<Spread>,
): ColumnDrift {
  const [on, reference] = [facts.on, referenceOf(facts)];
  const about = { of: 'missing', column };
  const asked = { about, among: amongBoth(facts, column), estimate: metricId('drift-missing', on, column) };
  const measured = { own: missingCount(on, column), before: missingCount(reference, column), ...designs };
  const bins = at && { ours: distribution(on, column, at), theirs: distribution(reference, column, at) };
  return {
    metrics: Object.values<DataMetric>(measured),
    claims: (got) => [
      bins
        ? got.claim<Both<Violations> & Designed & { ours: Distribution; theirs: Distribution }>(
            { ...measured, ...bins },
            asked.about,
            ({ own, before, ours, theirs, ...designed }) =>
              missingNumbersClaim(
                { own, before },
                { own: ours, before: theirs },
                { ...asked, ...clusteredBy(designed) },
                limit,
              ),
          )
        : got.claim<Both<Violations> & Designed>(measured, asked.about, ({ own, before, ...designed }) =>
            missingClaim({ own, before }, { ...asked, ...clusteredBy(designed) }, limit),
          ),
    ],
  };
}
