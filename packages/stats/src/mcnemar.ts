// McNemar's test: do two models on the same rows err equally often?
import { binomialCdf, binomialPmf } from './binomial.ts';

/** Exact two-sided p-value of b against c discordant rows. Q. McNemar, Psychometrika 12 (1947) 153–157; 1 when b = c = 0. */
export function mcnemarExact(b: number, c: number): number {
  return Math.min(1, 2 * binomialCdf(Math.min(b, c), b + c, 0.5));
}

/**
 * The mid-p form, whose error is nearer to the nominal one; to be shown beside the
 * exact p. Fagerland et al., BMC Med. Res. Methodol. 13:91 (2013).
 */
export function mcnemarMidP(b: number, c: number): number {
  const least = Math.min(b, c);
  return Math.min(1, 2 * binomialCdf(least, b + c, 0.5) - binomialPmf(least, b + c, 0.5));
}
