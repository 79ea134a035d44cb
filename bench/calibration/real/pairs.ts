// Which changes keep every limit on all rows of a pool, and which lose more accuracy than must be proved: those nearest to the limits are the hardest.
import { proofMargin } from '@modelgate/checks';
import type { Claim, LimitClaim } from '@modelgate/core';
import { claimsOf } from '@modelgate/gates';
import { fiveMetrics } from '../policies.ts';
import { frameOf, type Pair, type Pool } from './pool.ts';

export interface KnownPair extends Pair {
  /** How much of the scarcest limit is used up: above 1 it is violated. */
  readonly used: number;
  /** Accuracy that is lost. */
  readonly lost: number;
}

export function knownPairs(pool: Pool): readonly KnownPair[] {
  const models = Object.keys(pool.scores);
  const all = models.flatMap((baseline) =>
    models.filter((m) => m !== baseline).map((candidate) => ({ baseline, candidate })),
  );
  const rows = Uint32Array.from({ length: pool.rows }, (_, i) => i);
  return all.map((pair) => {
    const claims = limitsIn(claimsOf(frameOf(pool, pair, rows), fiveMetrics, pool.name).judged.map((j) => j.claim));
    const accuracy = claims.find(({ about, role }) => about['metric'] === 'accuracy' && role === 'overall')!;
    return { ...pair, used: Math.max(...claims.map(usedOf)), lost: -valueOf(accuracy) };
  });
}

export function limitsIn(claims: readonly Claim[]): readonly LimitClaim[] {
  return claims.flatMap((claim) => ('all' in claim ? limitsIn(claim.all) : 'limit' in claim ? [claim] : []));
}

function valueOf({ of }: LimitClaim): number {
  return of.kind === 'known' ? of.value : Number.NaN;
}

/** Of margins: a loss as a share of what may be lost. */
export function usedOf(claim: LimitClaim): number {
  const value = valueOf(claim);
  return Number.isNaN(value) ? 0 : value / claim.limit;
}

/** The nearest to a limit of those that keep all. */
export function hardestKept(pairs: readonly KnownPair[], most: number): readonly KnownPair[] {
  return pairs
    .filter(({ used }) => used <= 1)
    .toSorted((a, b) => b.used - a.used)
    .slice(0, most);
}

/** The nearest of those that lose more accuracy than may ship unproved. */
export function hardestLost(pairs: readonly KnownPair[], n: number, most: number): readonly KnownPair[] {
  const margin = proofMargin({ is: 'difference', by: 0.01 }, n);
  return pairs
    .filter(({ lost }) => lost >= margin)
    .toSorted((a, b) => a.lost - b.lost)
    .slice(0, most);
}
