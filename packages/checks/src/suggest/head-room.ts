// Limits of shares that hold in the next sample too: what was seen, and room for chance.
import { normalUpperQuantile } from '@modelgate/stats';

/** How often one proposed limit may fail by chance alone on data like this; a policy has dozens of them. */
export const FALSE_ALARM = 1e-4;

/** The next sample may have half as many rows: its share varies by p(1 − p)(1/n + 2/n) around the one that was seen. */
const VARIANCES = 3;

/**
 * The share below which that of a next sample of n/2 rows or more stays, but for `FALSE_ALARM`, when k of n were seen: on the arcsine's
 * scale, where shares vary by 1/4n whatever they are (Anscombe, Biometrika 35 (1948) 246). About 15/n when none was seen.
 */
export function headRoom(k: number, n: number): number {
  return shareAt(Math.min(Math.PI / 2, angleOf(k, n) + reach(n)));
}

/** The share above which it stays: where few are expected, none is no surprise. */
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

/** With 95 % at most such a share of all rows is what none of n rows was: 3/n (Hanley & Lippman-Hand, JAMA 249 (1983) 1743). */
export function ruleOfThree(n: number): number {
  return Math.min(1, 3 / n);
}

/** '6.4%': rounded away from what was seen, to two digits. */
export function shareAbove(share: number): string {
  return `${rounded(100 * share, Math.ceil)}%`;
}

export function shareBelow(share: number): string {
  return `${rounded(100 * share, Math.floor)}%`;
}

/** Two significant digits, and never beyond 0 … 100. */
export function rounded(x: number, way: (x: number) => number): number {
  if (x <= 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(x)) - 1);
  return Number((way(Number((x / unit).toPrecision(12))) * unit).toPrecision(2));
}
