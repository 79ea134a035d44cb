// Limits of shares with room for chance, so that the next sample keeps them too.
import { normalUpperQuantile } from '@modelgate/stats';
import { atLeastShown } from '../data-check/few.ts';

/** Probability that a proposed limit fails by chance alone on data like this; it is small since a policy has dozens of limits. */
export const FALSE_ALARM = 1e-4;

/** The next sample may have half as many rows: then its share differs from the observed one with a variance of p(1 − p)(1/n + 2/n). */
const VARIANCES = 3;

/**
 * The share that the next sample of at least n/2 rows will not exceed, with probability 1 − `FALSE_ALARM`, when k of n were seen (five, if any,
 * so that it does not tell a smaller number): computed on the arcsine scale, where every share has a variance of 1/4n (Anscombe, Biometrika 35
 * (1948) 246). About 15/n when none was seen.
 */
export function headRoom(k: number, n: number): number {
  return shareAt(Math.min(Math.PI / 2, angleOf(Math.min(n, atLeastShown(k)), n) + reach(n)));
}

/** The share that the next sample will reach; 0 where so few are expected that none would be no surprise. */
export function footRoom(k: number, n: number): number {
  return Math.max(0, shareAt(Math.max(0, angleOf(k, n) - reach(n))) - 3 / (4 * n));
}

function angleOf(k: number, n: number): number {
  return Math.asin(Math.sqrt((k + 3 / 8) / (n + 3 / 4)));
}

function reach(n: number): number {
  return normalUpperQuantile(FALSE_ALARM) * Math.sqrt(VARIANCES / (4 * n));
}

function shareAt(angle: number): number {
  return Math.sin(angle) ** 2;
}

/** The 95 % upper bound of a share of which n rows show no case: 3/n (Hanley & Lippman-Hand, JAMA 249 (1983) 1743). */
export function ruleOfThree(n: number): number {
  return Math.min(1, 3 / n);
}

/** '6.4%': rounded up to two digits. */
export function shareAbove(share: number): string {
  return `${rounded(100 * share, Math.ceil)}%`;
}

export function shareBelow(share: number): string {
  return `${rounded(100 * share, Math.floor)}%`;
}

/** Rounds to two significant digits, within 0 … 100. */
export function rounded(x: number, way: (x: number) => number): number {
  if (x <= 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(x)) - 1);
  return Number((way(Number((x / unit).toPrecision(12))) * unit).toPrecision(2));
}
