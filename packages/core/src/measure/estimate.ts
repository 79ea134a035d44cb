// From a metric's effect to an estimate with its sampling law: exact laws where they exist, influence values elsewhere.
import type { Estimate, Law, Link } from '@modelgate/stats';
import { linkRange, phantomStandardError } from '@modelgate/stats';
import { countDiscordant, countHits, dependsOnWeights } from './hits.ts';
import { influenceValues } from './influence-values.ts';
import { spreadOf, type Influence, type Spread } from './influence.ts';
import { RULE_OF_THREE, unseenContribution, type DecisionsOf } from './unseen.ts';
import { FEWEST_TO_PROVE } from '../decide/too-few.ts';
import type { Effect, InfluenceValues, KnownEffect, MetricParams, ScoreMetric } from './score-metric.ts';
import type { ModelRole, Sample } from './sample.ts';

/** A metric's effect on a sample, with how its influence values are spread. */
export interface Measured {
  readonly effect: KnownEffect;
  readonly influence: Influence;
  readonly model: ModelRole;
}

export interface EstimateWithInfluence {
  readonly estimate: Estimate;
  readonly influence?: Influence;
}

export function unknown(reason: string, n: number): EstimateWithInfluence {
  return { estimate: { kind: 'unknown', reason, n } };
}

/** Squares of very large labels overflow: an estimate that is not finite is unknown, and is left out of the correlation. */
export function finite(found: EstimateWithInfluence): EstimateWithInfluence {
  if (found.estimate.kind === 'unknown') return found;
  const { value, law, n } = found.estimate;
  const numbers = law.law === 'normal' ? [value, law.se, law.df ?? 1, law.skew ?? 0] : [value];
  return numbers.every(Number.isFinite) ? found : unknown(NOT_COMPUTED, n);
}

const NOT_COMPUTED = 'its values are too large, or too small, to be computed with';

/** The effect of one model, or why there is none. */
export function effectOf(metric: ScoreMetric, params: MetricParams, sample: Sample, model: ModelRole): Effect {
  if (sample.n === 0) return { unknown: sample.decided.frame.weight ? 'no row has a weight above 0' : 'no rows' };
  const view = metric.sees === 'decision' ? sample.cellView(model) : sample.rowView(model);
  if (!view) return { unknown: `${metric.title} needs scores; the ${model} gives labels only` };
  const effect = metric.of(view, params);
  return 'value' in effect && !Number.isFinite(effect.value) ? { unknown: NOT_COMPUTED } : effect;
}

export function measured(metric: ScoreMetric, effect: KnownEffect, sample: Sample, model: ModelRole): Measured {
  const { n, slice } = sample;
  const cells = metric.sees === 'decision' ? { cells: sample.cells() } : {};
  return {
    effect,
    influence: { frame: sample.decided.frame, ...(slice && { slice }), n, ...cells, phi: effect.phi },
    model,
  };
}

/** A single model's estimate. */
export function single(metric: ScoreMetric, one: Measured, seed: string): EstimateWithInfluence {
  const { effect, influence } = one;
  const hits = countHits(one);
  if (hits) {
    const estimate: Estimate = {
      kind: 'known',
      value: effect.value,
      n: hits.counted,
      law: { law: 'binomial', x: hits.hit, n: hits.counted },
    };
    return { estimate, influence };
  }
  const spread = spreadOf(influence);
  if (isOneCluster(influence, spread)) return unknown(ONE_CLUSTER, spread.units);
  const law = effect.law ? effect.law(seed, designFactor(influence, spread)) : normalLaw(metric, one, spread);
  if (!law) return unknown(NO_ERROR_AT_ALL, spread.units);
  const ended = law.law === 'sampled' ? { ...law, ...endsOf(metric.range) } : law;
  return { estimate: { kind: 'known', value: effect.value, n: spread.units, law: ended }, influence };
}

/** candidate − baseline, paired over the same rows. */
export function change(candidate: Measured, baseline: Measured): EstimateWithInfluence {
  const value = candidate.effect.value - baseline.effect.value;
  const phi = difference(candidate.effect.phi, baseline.effect.phi, 1, 1);
  const influence: Influence = { ...candidate.influence, phi };
  const discordant = countDiscordant(candidate, baseline);
  if (discordant)
    return { estimate: { kind: 'known', value, n: discordant.n, law: { law: 'paired', ...discordant } }, influence };
  const both: DecisionsOf = (cells) => [cells.candidate, cells.baseline];
  const unseen = (spread: Spread): number => {
    const ofEach = [candidate, baseline].map((one) => unseenOf(one, spread));
    return Math.max(unseenContribution(candidate.effect, influence, both, spread), ...ofEach);
  };
  return normalChange(value, 'id', influence, unseen, () => [candidate, baseline].map(largestOf));
}

/** candidate / baseline − 1, for losses and errors; φ = (φ_c − ratio·φ_b) / baseline. */
export function relativeChange(candidate: Measured, baseline: Measured): EstimateWithInfluence {
  const below = baseline.effect.value;
  if (below <= 0) return unknown('the baseline’s value is 0: a relative change is undefined', candidate.influence.n);
  const ratio = candidate.effect.value / below;
  const phi = difference(candidate.effect.phi, baseline.effect.phi, ratio, below);
  const singles = (): readonly number[] => [candidate, baseline].map((m) => largestOf(m) / below);
  // A candidate without any loss lies at the end of the logarithm's scale.
  return normalChange(ratio - 1, ratio > 0 ? 'log1p' : 'id', { ...candidate.influence, phi }, () => 0, singles);
}

/** (a − factor·b) / by. */
function difference(a: InfluenceValues, b: InfluenceValues, factor: number, by: number): InfluenceValues {
  const out = influenceValues(a.length);
  for (let i = 0; i < a.length; i++) out[i] = (a[i]! - factor * b[i]!) / by;
  return out;
}

/** Candidate and baseline are the same bytes under the same runtime: the difference is exactly 0. */
export function identical(n: number): EstimateWithInfluence {
  return { estimate: { kind: 'known', value: 0, n, law: { law: 'exact' } } };
}

/**
 * The largest contribution of a row or cluster to one model's value, seen or not; where every row has the same loss, the value itself, as if
 * another row had none, or twice as much.
 */
function largestOf(one: Measured): number {
  const spread = spreadOf(one.influence);
  const largest = Math.max(spread.largest, unseenOf(one, spread));
  return largest > 0 ? largest : Math.abs(one.effect.value);
}

function unseenOf({ effect, influence, model }: Measured, spread: Spread): number {
  return unseenContribution(effect, influence, (cells) => [cells[model]], spread);
}

/**
 * Two phantom rows keep the error above 0 where no row is discordant. Each counts as the largest difference that was seen or might have
 * been; where there is neither, as the largest contribution to a single model's value.
 */
function normalChange(
  value: number,
  link: Link,
  influence: Influence,
  unseen: (spread: Spread) => number,
  singles: () => readonly number[],
): EstimateWithInfluence {
  const spread = spreadOf(influence);
  if (isOneCluster(influence, spread)) return unknown(ONE_CLUSTER, spread.units);
  const shown = Math.max(spread.largest, unseen(spread));
  const largest = shown > 0 ? shown : Math.max(...singles());
  if (largest === 0)
    return unknown('neither model’s value varies over the rows: no sampling error can be estimated', spread.units);
  const perUnit = spread.total / spread.units;
  const se = phantomStandardError(spread.squares, largest, spread.units) / perUnit;
  const law = { law: 'normal', se, link, ...degreesOfChange(influence, spread, link) } as const;
  return { estimate: { kind: 'known', value, n: spread.units, law }, influence };
}

/**
 * Normal on the metric's link; the error includes what classes without a visible error may hide, and two phantom rows as large as the largest
 * seen: where few rows make up most of the error, another sample has other ones. Where the hidden part dominates, and at the edge of a link
 * (an AUC of 1) where no influence is left, the link would stretch the error without bound: there the law is normal on the metric's own
 * scale, cut off at the metric's range.
 */
function normalLaw(metric: ScoreMetric, one: Measured, spread: Spread): Law | undefined {
  const hidden = RULE_OF_THREE * unseenOf(one, spread);
  const se = Math.sqrt(squaresWith(spread, hidden)) / spread.total;
  const isPlain = isAtEdge(one.effect.value, metric.link) || hidden * hidden > spread.squares;
  const link = isPlain ? 'id' : metric.link;
  const ends = link === 'id' ? endsOf(metric.range) : {};
  if (se > 0) return { law: 'normal', se, link, ...shapeOf(spread, hidden), ...ends };
  const scale = metric.scale === 'label' ? Math.abs(one.effect.value) : 1;
  if (scale === 0) return spread.units < FEWEST_TO_PROVE ? undefined : { law: 'exact' };
  return { law: 'normal', se: (RULE_OF_THREE * scale) / spread.units, link: 'id', ...endsOf(metric.range) };
}

/** No error in the label's unit says how large another row's would be: from here on they are taken for none, and the value 0 for exact. */
const NO_ERROR_AT_ALL = `no row has an error, and fewer than ${FEWEST_TO_PROVE} rows do not say how large one would be`;

function isAtEdge(value: number, link: Link): boolean {
  const [low, high] = linkRange(link);
  return value <= low || value >= high;
}

function endsOf([least, most]: ScoreMetric['range']): { least?: number; most?: number } {
  return { ...(Number.isFinite(least) && { least }), ...(Number.isFinite(most) && { most }) };
}

const ONE_CLUSTER = 'all rows are of one cluster: no sampling error can be estimated';

function isOneCluster({ frame }: Influence, { units }: Spread): boolean {
  return frame.cluster !== undefined && units < 2;
}

/** Σu² with two phantom contributions as large as the largest, one on either side, and what is hidden. */
function squaresWith(spread: Spread, hidden: number): number {
  return spread.squares + 2 * spread.largest ** 2 + hidden ** 2;
}

/**
 * Skewness, and the degrees of freedom of a χ² with the variance of Σu² (Satterthwaite 1946): n − 1 of n normal contributions, fewer where
 * few of them make up most of the error. What is hidden is a bound already, and not estimated. Changes do without the
 * skewness: paired differences are nearly symmetric, and 0 for most rows. They have degrees of freedom of their own (degreesOfChange).
 */
function shapeOf(spread: Spread, hidden: number): { skew: number; df: number } {
  const { largest, units } = spread;
  if (largest === 0) return { skew: 0, df: Math.max(1, units - 1) };
  const squares = squaresWith(spread, hidden) / largest ** 2;
  const df = Math.min(units - 1, degreesSeen(squares, spread.fourths + 2, units));
  return { skew: spread.cubes / squares ** 1.5, df: Math.max(1, df) };
}

/** Of squares and fourths in units of the largest contribution. */
function degreesSeen(squares: number, fourths: number, units: number): number {
  return 2 / Math.max(fourths / squares ** 2 - 1 / units, Number.EPSILON);
}

/** Fewer degrees of freedom than these are too few for a normal law in the tails that a family of many slices looks at. */
const FEW_DEGREES = 12;

/**
 * Of a slice one or two rows, such as its only positive ones, may make up the whole error of a change. Fifteen slices of 40 rows with 10 %
 * positives, nothing changed and seven metrics: blocked in 7.5 % of samples without these degrees, and in 3 with them. Where more rows make
 * up the error, they would cost power and change little; but relative changes of losses always tell how few they are.
 */
function degreesOfChange(influence: Influence, spread: Spread, link: Link): { df?: number } {
  const ofClusters = degrees(influence, spread);
  // Where no row differs, phantom rows alone make up the error.
  if (!(spread.squares > 0)) return ofClusters;
  if (link === 'log1p') return { df: shapeOf(spread, 0).df };
  const seen = degreesSeen(spread.squares / spread.largest ** 2, spread.fourths, spread.units);
  return seen < FEW_DEGREES ? { df: Math.max(1, Math.min(seen, ofClusters.df ?? seen)) } : ofClusters;
}

/** Clusters: Student's t with G − 1 degrees of freedom. */
function degrees(influence: Influence, spread: Spread): { df?: number } {
  return influence.frame.cluster ? { df: spread.units - 1 } : {};
}

/** How many times as large the error is with weights and clusters as that of independent rows of equal weight; at least 1. */
function designFactor(influence: Influence, spread: Spread): number {
  if (!dependsOnWeights(influence)) return 1;
  let squares = 0;
  for (const x of influence.phi) squares += x * x;
  const independent = Math.sqrt(squares) / influence.phi.length;
  return independent > 0 ? Math.max(1, Math.sqrt(spread.squares) / spread.total / independent) : 1;
}
