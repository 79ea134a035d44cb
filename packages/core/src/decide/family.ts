// Multiple testing inside a family: Westfall & Young's step-down max-T where rows were resampled together, else Holm.
import { holm, normalQuantile, stepDownMaxT } from '@modelgate/stats';
import type { LimitClaim } from '../claim.ts';
import type { Correlation } from '../measure/correlation.ts';

export const DRAWS = 20_000;

/** A claim of a family with its raw p-value of "the limit is kept". */
export interface Member {
  readonly claim: LimitClaim;
  readonly fail: number;
}

/** Adjusted p-values, and the correlation that they were adjusted with. */
export interface Adjusted {
  readonly method: 'max-t' | 'holm';
  readonly adjusted: readonly number[];
  readonly correlation?: readonly number[];
}

/** Adjusts a family, by max-T when every member's estimate is in the correlation. */
export function adjustFamily(members: readonly Member[], correlation: Correlation | undefined, seed: string): Adjusted {
  return adjust(
    members.map((m) => m.fail),
    correlation && correlationOf(members, correlation),
    seed,
  );
}

/** Adjusted p-values, in the order of the raw ones and never below them. `lower` correlates the test statistics. */
export function adjust(raw: readonly number[], lower: readonly number[] | undefined, seed: string): Adjusted {
  if (!lower) return { method: 'holm', adjusted: holm(raw) };
  const z = raw.map((p) => -normalQuantile(p));
  return { method: 'max-t', adjusted: stepDownMaxT(z, lower, { draws: DRAWS, seed }), correlation: lower };
}

/**
 * The correlation of the test statistics: of the estimates, turned round for claims that fail when their estimate is low.
 * Undefined when an estimate is not in the matrix.
 */
function correlationOf(members: readonly Member[], correlation: Correlation): number[] | undefined {
  const positions = new Map(correlation.estimates.map((name, i) => [name, i]));
  const at = members.map((m) => positions.get(m.claim.estimate));
  if (at.includes(undefined)) return undefined;
  const sign = members.map((m) => (m.claim.must === 'max' ? 1 : -1));
  const lower: number[] = [];
  for (let a = 0; a < members.length; a++) {
    for (let b = 0; b <= a; b++) lower.push(sign[a]! * sign[b]! * entry(correlation, at[a]!, at[b]!));
  }
  return lower;
}

/**
 * Whether max-T could reject more than Holm did. Max-T rejects everything that Holm rejects, and neither rejects a claim whose own p
 * is above the level: where Holm has rejected all other claims, nothing can be gained and the correlation need not be known.
 */
export function mayGain({
  members,
  alpha,
}: {
  readonly members: readonly { readonly p: number }[];
  readonly alpha: number;
}): boolean {
  const raw = members.map(({ p }) => p);
  return holm(raw).some((adjusted, i) => adjusted > alpha && raw[i]! <= alpha);
}

function entry({ lower }: Correlation, a: number, b: number): number {
  const [row, column] = a >= b ? [a, b] : [b, a];
  return lower[(row * (row + 1)) / 2 + column]!;
}
