// The claims of drift on the values of one column: how far they, or their levels, lie from the reference's.
import { countText, MOST_VALUES, ratioText, type Claim, type Facets, type ValueCounts } from '@modelgate/core';
import {
  binnedWasserstein,
  jensenShannonOfShift,
  measuredJensenShannon,
  rowsOf,
  total,
  type Histogram,
  type MeasuredDistance,
} from '@modelgate/stats';
import type { DesignEffect } from '../data-metric/design-effect.ts';
import type { Distribution } from '../data-metric/histogram.ts';
import type { Both } from './both.ts';
import { clustersText, effectsOf, FEWEST_ROWS, tooFew } from './designs.ts';
import { hasFewBeside, occupied, withoutFew, withoutFewInBins, type LevelRows } from './drift-few.ts';
import { drifted, levelsOf, type Shares } from './drift-levels.ts';
import { FEWEST_SHOWN, rowsInWords, toldRows, type Among } from './few.ts';

/** What is asked of a column; `effect` is in standard deviations of the reference. */
export interface DriftOf {
  readonly about: Facets;
  readonly among: Both<Among>;
  readonly effect: number;
  /** Name among the measurements. */
  readonly estimate: string;
  /** Set if the policy names the column: when it cannot be compared it is then unknown, not inapplicable. */
  readonly named?: true;
  /** Further distances, in words, that are only reported. */
  readonly told?: string;
  /** Absent where rows are independent. */
  readonly clustered?: Both<DesignEffect> | undefined;
}

/** The claim on numbers: Wasserstein's distance in standard deviations of the reference. */
export function distributionClaim(measured: Both<Distribution>, asked: DriftOf): Claim {
  if (measured.own === null || measured.before === null) return incomparable(asked.about);
  const rows = { own: rowsIn(measured.own), before: rowsIn(measured.before) };
  if (rows.own === 0 || rows.before === 0) return nothing(asked, rows);
  if ('same' in measured.own || 'same' in measured.before)
    return constantClaim({ own: measured.own, before: measured.before }, asked);
  const both = { own: measured.own, before: measured.before };
  const { own, before } = asked.among.own.shown ? both : withoutFewInBins(both);
  if (areNearlyEqual(occupied({ own, before }), asked, rows)) return nearlyEqual(asked.about);
  const by = effectsOf(asked.clustered);
  const distance = binnedWasserstein(thinned(before, by.before), thinned(own, by.own), asked.effect);
  return claimOf(distance, rows, asked, asked.effect, 'sd');
}

/** The same distribution in fewer rows. */
function thinned(whole: Histogram, by: number): Histogram {
  if (by === 1) return whole;
  const { counts, sums, squares } = whole;
  const part = (of: readonly number[]): readonly number[] => of.map((x) => x / by);
  return { counts: part(counts), sums: part(sums), squares: part(squares) };
}

/** Too few rows have another value to violate a limit beyond chance, and their number would follow from the distance. */
function areNearlyEqual(levels: LevelRows, { among, clustered }: DriftOf, rows: Both<number>): boolean {
  return !among.own.shown && tooFew(rows, clustered) === undefined && hasFewBeside(levels);
}

function nearlyEqual(about: Facets): Claim {
  return { fact: 'pass', reason: `at most ${FEWEST_SHOWN} rows have another value than the others`, about };
}

/** Rows with a value that is in a bin. */
export function rowsIn(of: NonNullable<Distribution>): number {
  return 'same' in of ? of.same + of.other : rowsOf(of);
}

/** The claim when all values of the reference are equal, so that there is no standard deviation: that value and all others are two levels. */
function constantClaim({ own, before }: Both<NonNullable<Distribution>>, asked: DriftOf): Claim {
  if (!('same' in own && 'same' in before)) throw new Error('both sides are cut by one reference');
  return levelsClaim(
    { reference: [before.same, before.other], current: [own.same, own.other], names: ['its one value', 'others'] },
    asked,
    true,
  );
}

/** The claim on text and truth values: the Jensen–Shannon distance of the shares of their levels. */
export function categoriesClaim({ own, before }: Both<ValueCounts>, asked: DriftOf): Claim {
  if (own.more || before.more) return noCategories(TOO_MANY, asked);
  const levels = levelsOf(before, own);
  return levels === undefined ? noCategories(ALL_RARE, asked) : levelsClaim(levels, asked, asked.among.own.shown);
}

const TOO_MANY = `more than ${countText(MOST_VALUES)} different values are not categories`;
const ALL_RARE = 'each of its values is too rare, in so few rows, for its share to be compared';

function noCategories(reason: string, { named, about }: DriftOf): Claim {
  return { fact: named ? 'unknown' : 'inapplicable', reason, about };
}

function levelsClaim(measured: Shares, asked: DriftOf, named: boolean): Claim {
  const levels = asked.among.own.shown ? measured : { ...measured, ...withoutFew(measured) };
  const { reference, current } = levels;
  const rows = { own: total(current), before: total(reference) };
  if (rows.own === 0 || rows.before === 0) return nothing(asked, rows);
  if (areNearlyEqual(levels, asked, rows)) return nearlyEqual(asked.about);
  const most = named ? drifted(levels) : undefined;
  const limit = jensenShannonOfShift(asked.effect);
  const by = effectsOf(asked.clustered);
  const distance = measuredJensenShannon(
    reference.map((count) => count / by.before),
    current.map((count) => count / by.own),
  );
  return claimOf(distance, rows, asked, limit, 'Jensen–Shannon', most);
}

function claimOf(
  { value, law }: MeasuredDistance,
  rows: Both<number>,
  asked: DriftOf,
  limit: number,
  unit: string,
  most = '',
): Claim {
  const { about, estimate, told = '' } = asked;
  const seen = `${ratioText(value)} ${unit} away, n = ${inWords(rows, asked.among)}`;
  const detail = [seen, clustersText(asked.clustered), most, told].filter(Boolean).join(', ');
  if (!Number.isFinite(value + law.se)) return incomparable(about);
  const few = tooFew(rows, asked.clustered);
  if (few !== undefined) return onlyTold(detail, about, few);
  const of = { kind: 'known', value, n: toldRows(rows.own, asked.among.own), law } as const;
  return { must: 'max', limit, of, estimate, about, role: 'column', burden: 'guard', detail };
}

export function onlyTold(
  detail: string,
  about: Facets,
  why = `fewer than ${FEWEST_ROWS} rows are only reported`,
): Claim {
  return { fact: 'inapplicable', reason: `${detail}: ${why}`, about };
}

function incomparable(about: Facets): Claim {
  return { fact: 'unknown', reason: 'its values are too large, or too small, to be compared', about };
}

/** The claim when a side has no values: unknown for one side, inapplicable for both. Shares of missing values have a claim of their own. */
export function nothing({ about, named }: Pick<DriftOf, 'about' | 'named'>, { own, before }: Both<number>): Claim {
  if (own === 0 && before === 0 && !named)
    return { fact: 'inapplicable', reason: 'no row has a value, and none of the reference', about };
  return {
    fact: 'unknown',
    reason: `no row ${own === 0 ? '' : 'of the reference '}has a value`,
    remedy: 'see why the column is empty there, or leave it out of drift by except',
    about,
  };
}

/** '16,281 (reference 32,561)'. */
export function inWords({ own, before }: Both<number>, among: Both<Among>): string {
  return `${rowsInWords(own, among.own)} (reference ${rowsInWords(before, among.before)})`;
}
