// Estimates: a value, its n, and the law that its sampling error follows.

/** How an estimate varies from sample to sample. p-values against any limit and intervals at any level follow from it. */
export type Law = Exact | Binomial | Paired | Rates | Normal | Distance | Sampled;

/** No sampling error: p-values are 0 or 1, and a value at the limit keeps it. */
export interface Exact {
  readonly law: 'exact';
}

/** x of n rows; the value is x / n. */
export interface Binomial {
  readonly law: 'binomial';
  readonly x: number;
  readonly n: number;
}

/** b rows right for the candidate alone, c for the baseline alone, of n; the value is (b − c) / n. */
export interface Paired {
  readonly law: 'paired';
  readonly b: number;
  readonly c: number;
  readonly n: number;
}

/** Two groups; the value is the difference x1/n1 − x2/n2 or the ratio. The groups share no row, unless one is a part of the other. */
export interface Rates {
  readonly law: 'rates';
  readonly of: 'difference' | 'ratio';
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
  /** The group whose rows are all part of the other. */
  readonly part?: 1 | 2;
}

/**
 * Normal on the scale of `link`, or Student's t with `df` degrees of freedom. `se` is on the value's own scale. `skew` is the skewness of
 * the estimate, Σu³ / (Σu²)^1.5 over the contributions u of rows or clusters: 0, or absent, where they are symmetric.
 */
export interface Normal {
  readonly law: 'normal';
  readonly se: number;
  readonly df?: number;
  readonly skew?: number;
  readonly link: Link;
  /** Smallest value it can take, where the link does not limit it. */
  readonly least?: number;
  readonly most?: number;
}

/** A distance of two samples, never below 0, of which noise alone makes up about `bias`. `se` and `bias` are on the value's own scale. */
export interface Distance {
  readonly law: 'distance';
  readonly bias: number;
  readonly se: number;
  /** The largest value that it can take, where there is one. */
  readonly most?: number;
}

/** A law that is known only through replicates of a resampling. */
export interface Sampled {
  readonly law: 'sampled';
  /** Probabilities, ascending, and the quantiles of the replicates at them; at most 200. */
  readonly probs: readonly number[];
  readonly at: readonly number[];
  readonly draws: number;
  readonly seed: string;
  /** Smallest value it can take: intervals end there, but limits beyond are tested like any other. */
  readonly least?: number;
  readonly most?: number;
}

/** The scale on which an estimate is closest to normal. */
export type Link = 'id' | 'log' | 'log1p' | 'logit' | 'fisher';

/** A value with its law. `n` counts the rows (or clusters) behind it; `rarer` those of the rarer of two classes, if they are few. */
export interface Known {
  readonly kind: 'known';
  readonly value: number;
  readonly n: number;
  readonly rarer?: number;
  readonly law: Law;
}

/** An estimate that could not be computed, with the reason. It is never replaced by NaN or 0. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: string;
  readonly n: number;
}

export type Estimate = Known | Unknown;
