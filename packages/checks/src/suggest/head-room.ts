// Limits of shares that hold in the next sample too: what was seen, and room for chance.
import { normalSf, normalUpperQuantile, wilson } from '@modelgate/stats';

/** How often one proposed limit may fail by chance alone on data like this; a policy has dozens of them. */
export const FALSE_ALARM = 1e-4;

/** The next sample may have half as many rows: its share varies by p(1 − p)(1/n + 2/n) around the one that was seen. */
const VARIANCES = 3;

const level = 1 - 2 * normalSf(Math.sqrt(VARIANCES) * normalUpperQuantile(FALSE_ALARM));

/**
 * The share below which that of a next sample of n/2 rows or more stays, but for `FALSE_ALARM`: the upper end of Wilson's interval of k
 * of n, its variance three times that of k/n.
 */
export function headRoom(k: number, n: number): number {
  return Math.min(1, wilson(k, n, level)[1]);
}

/** The lower end of the same, for shares that must not become smaller. */
export function footRoom(k: number, n: number): number {
  return wilson(k, n, level)[0];
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
