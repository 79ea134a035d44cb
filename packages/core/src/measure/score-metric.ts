// A metric over scores is written once: its value and one influence value per atom. Standard errors, changes, slices,
// clusters and the joint correlation follow from these (Hampel 1974, The influence curve and its role in robust estimation).
import type { Law, Link } from '@modelgate/stats';
import type { CodeArray } from '../frame.ts';
import type { Task } from '../policy/types.ts';

/**
 * What a metric sees of one model: atoms, each standing for `w[i]` rows (1 without `w`). Decision metrics get the cells
 * (label, decision) with their counts; score metrics get rows.
 */
export interface View {
  /** Atoms. */
  readonly n: number;
  /** Classes K; 0 in regression. In a binary task class 1 is the positive one. */
  readonly classes: number;
  /** Class codes 0 … K−1, or values. */
  readonly y: CodeArray | Float64Array;
  /** Predicted class codes. */
  readonly d?: CodeArray;
  /** n × width scores, row by row: the positive class's score (1), one per class (K), or the predicted value (1). */
  readonly s?: Float32Array | Float64Array;
  readonly width: number;
  readonly w?: Float64Array;
  /** Atoms by ascending score; only where width is 1. Sorted once for all metrics. */
  readonly order: () => Uint32Array;
}

/** Single precision is enough for standard errors and correlations: 1e-7 of them. */
export type InfluenceValues = Float64Array | Float32Array;

/** A metric's value on a view, with what its sampling error follows from. */
export interface KnownEffect {
  readonly value: number;
  /** Influence values, one per atom, mean zero over the rows: value − truth ≈ Σ wᵢ φᵢ / Σ wᵢ. */
  readonly phi: InfluenceValues;
  /** For shares x of n: 1 counted and hit, 0 counted and missed, 2 not counted. Lets exact laws apply. */
  readonly hits?: Uint8Array;
  /** For decision metrics: the change of the influence of a row with this label when it gets this decision instead of the right one. */
  readonly swing?: (label: number, decision: number) => number;
  /**
   * For score metrics whose influence values are all 0 (every positive above every negative): the influence that the
   * first row to break the order would have.
   */
  readonly unseen?: number;
  /**
   * The metric's own law, drawn from the seed, where influence values give none (calibration error). `factor`: how many times as large as
   * that of independent rows of equal weight its error is, at least 1.
   */
  readonly law?: (seed: string, factor: number) => Law;
}

export type Effect = KnownEffect | { readonly unknown: string };

/** Numbers a metric takes beside its limits, such as the k of top-k. */
export type MetricParams = Readonly<Record<string, number>>;

export interface ParamSpec {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** A count, not a fraction. */
  readonly whole: boolean;
  readonly docs: string;
}

export interface ScoreMetric {
  /** Kebab-case, scikit-learn's name where it has one. */
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly tasks: readonly Task[];
  /** decision: sees cells only; score: sees rows with scores. */
  readonly sees: 'decision' | 'score';
  readonly better: 'higher' | 'lower';
  /** Scale on which its estimate is closest to normal. */
  readonly link: Link;
  /** ratio: a share, index or loss without unit; label: in the label's own unit. */
  readonly scale: 'ratio' | 'label';
  /** Margins are differences in points, or relative to the baseline's value. */
  readonly margin: 'points' | 'relative';
  /** Its least and largest value. */
  readonly range: readonly [number, number];
  /** Its parameters by the policy's key. */
  readonly params?: Readonly<Record<string, ParamSpec>>;
  /** What it measures, its formula and source, for the documentation. */
  readonly docs: string;
  of(view: View, params: MetricParams): Effect;
}

/** A metric's parameters: those that were written, the defaults for the rest. */
export function paramsOf(metric: ScoreMetric, written: MetricParams = {}): MetricParams {
  return Object.fromEntries(
    Object.entries(metric.params ?? {}).map(([name, spec]) => [name, written[name] ?? spec.default]),
  );
}

/** One estimate that a check asks for. */
export interface Ask {
  readonly metric: string;
  readonly params: MetricParams;
  readonly of: 'candidate' | 'baseline' | 'change' | 'relative-change';
  /** A declared slice and one of its values; absent: all rows. */
  readonly slice?: { readonly name: string; readonly value: string };
}

/** The estimate's name among the measurements: 'accuracy/change/sex=Female'. */
export function askId(ask: Ask): string {
  const params = Object.entries(ask.params).map(([name, value]) => `${name}=${value}`);
  const metric = params.length > 0 ? `${ask.metric}(${params.join(',')})` : ask.metric;
  const slice = ask.slice ? [`${ask.slice.name}=${ask.slice.value}`] : [];
  return [metric, ask.of, ...slice].join('/');
}
