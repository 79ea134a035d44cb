// Links: the scales on which estimates are nearly normal.
import type { Link } from './law.ts';

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly to: (value: number) => number;
  readonly from: (x: number) => number;
  readonly slope: (value: number) => number;
  /** The second derivative over the first. */
  readonly bend: (value: number) => number;
}

const scales: Record<Link, Scale> = {
  id: { low: -Infinity, high: Infinity, to: (v) => v, from: (x) => x, slope: () => 1, bend: () => 0 },
  log: { low: 0, high: Infinity, to: Math.log, from: Math.exp, slope: (v) => 1 / v, bend: (v) => -1 / v },
  log1p: {
    low: -1,
    high: Infinity,
    to: Math.log1p,
    from: Math.expm1,
    slope: (v) => 1 / (1 + v),
    bend: (v) => -1 / (1 + v),
  },
  logit: {
    low: 0,
    high: 1,
    to: (v) => Math.log(v) - Math.log1p(-v),
    from: (x) => 1 / (1 + Math.exp(-x)),
    slope: (v) => 1 / (v * (1 - v)),
    bend: (v) => (2 * v - 1) / (v * (1 - v)),
  },
  fisher: {
    low: -1,
    high: 1,
    to: Math.atanh,
    from: Math.tanh,
    slope: (v) => 1 / ((1 - v) * (1 + v)),
    bend: (v) => (2 * v) / ((1 - v) * (1 + v)),
  },
};

/** The ends of the values that a link maps to real numbers; neither end belongs to them. */
export function linkRange(link: Link): readonly [number, number] {
  return [scales[link].low, scales[link].high];
}

/** A value on its link's scale: logit for shares, log for losses, log1p for a ratio less 1, Fisher's z for coefficients in (−1, 1). */
export function toLink(value: number, link: Link): number {
  return scales[link].to(value);
}

/** Back from the link's scale. */
export function fromLink(x: number, link: Link): number {
  return scales[link].from(x);
}

/** Derivative of the link at a value: by the delta method a standard error times this is the one on the link's scale. */
export function linkSlope(value: number, link: Link): number {
  return scales[link].slope(value);
}

/** The link's second derivative at a value, over its first: how strongly it bends there. */
export function linkBend(value: number, link: Link): number {
  return scales[link].bend(value);
}
