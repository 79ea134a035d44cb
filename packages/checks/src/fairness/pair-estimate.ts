// The gap between two groups, from their estimates: with laws of two rates where rows are independent and unweighted, else with normal laws.
import { interval, normalUpperQuantile, type Estimate, type Known } from '@modelgate/stats';

/** Two groups in order: their difference is high − low, their ratio low / high. */
export interface Pair {
  readonly low: Known;
  readonly high: Known;
}

/** What the two samples have in common: nothing; rows of the same clusters; or one is a part of the other, with `share` of its rows. */
export type Overlap =
  | { readonly kind: 'none' }
  | { readonly kind: 'clusters' }
  | { readonly kind: 'part'; readonly share: number; readonly part: 'low' | 'high' };

/** high − low. */
export function differenceOf({ low, high }: Pair, overlap: Overlap): Known {
  const [a, b] = [high.law, low.law];
  const value = high.value - low.value;
  const n = low.n + high.n;
  if (overlap.kind !== 'clusters' && a.law === 'binomial' && b.law === 'binomial')
    return {
      kind: 'known',
      value,
      n,
      law: { law: 'rates', of: 'difference', x1: a.x, n1: a.n, x2: b.x, n2: b.n, ...partOf(overlap, 'high') },
    };
  return {
    kind: 'known',
    value,
    n,
    law: { law: 'normal', se: together(standardErrorOf(low), standardErrorOf(high), overlap), link: 'id' },
  };
}

/** low / high; unknown where the higher is 0. */
export function ratioOf({ low, high }: Pair, overlap: Overlap): Estimate {
  const n = low.n + high.n;
  if (high.value <= 0) return { kind: 'unknown', reason: 'the rate to compare with is 0', n };
  const value = low.value / high.value;
  const [a, b] = [low.law, high.law];
  if (overlap.kind !== 'clusters' && a.law === 'binomial' && b.law === 'binomial')
    return {
      kind: 'known',
      value,
      n,
      law: { law: 'rates', of: 'ratio', x1: a.x, n1: a.n, x2: b.x, n2: b.n, ...partOf(overlap, 'low') },
    };
  if (low.value <= 0)
    return { kind: 'known', value: 0, n, law: { law: 'normal', se: standardErrorOf(low) / high.value, link: 'id' } };
  // Delta method: the relative errors are those of the logarithms.
  const se = value * together(standardErrorOf(low) / low.value, standardErrorOf(high) / high.value, overlap);
  return { kind: 'known', value, n, law: { law: 'normal', se, link: 'log' } };
}

/** Which of the two rates of a law belongs to a part of the other's rows; `first` is the first rate. */
function partOf(overlap: Overlap, first: 'low' | 'high'): { readonly part?: 1 | 2 } {
  if (overlap.kind !== 'part') return {};
  return { part: overlap.part === first ? 1 : 2 };
}

/** The standard error of an estimate with any law: half of its 95 % interval, divided by 1.96. */
export function standardErrorOf(estimate: Known): number {
  const [low, high] = interval(estimate, 0.95);
  return (high - low) / (2 * normalUpperQuantile(0.025));
}

/**
 * Standard error of a difference. For independent samples √(a² + b²); where both have rows of the same clusters, at most a + b. For a part
 * and its whole, whose difference is (1 − w) times that of the part and the rest: √((1 − w)² part² + whole² − w² part²).
 */
export function together(low: number, high: number, overlap: Overlap): number {
  if (overlap.kind === 'clusters') return low + high;
  if (overlap.kind === 'none') return Math.hypot(low, high);
  const { share: w, part } = overlap;
  const [inPart, inWhole] = part === 'low' ? [low, high] : [high, low];
  const ofRest = Math.max(0, inWhole ** 2 - (w * inPart) ** 2);
  return Math.sqrt(((1 - w) * inPart) ** 2 + ofRest);
}
