// Studentized estimates whose contributions are skewed: Hall's transformation, which is nearly normal where t is not.
import type { Normal } from './law.ts';
import { linkBend } from './link.ts';

/**
 * Hall's monotone cubic g(t) = t + a·t² + a²·t³/3 + G/6 of a studentized estimate with skewness G (Hall 1992, On the removal of skewness by
 * transformation, JRSS B 54). For a mean a is G/3; t on the scale of a link f has f″/f′ · se/2 more, so that the link does not correct twice.
 */
export function withoutSkew(t: number, value: number, law: Normal): number {
  const { skew = 0 } = law;
  const a = bendOf(value, law);
  return (Math.abs(a) < FLAT ? t : ((1 + a * t) ** 3 - 1) / (3 * a)) + skew / 6;
}

/** The t that `withoutSkew` maps to z. */
export function withSkew(z: number, value: number, law: Normal): number {
  const { skew = 0 } = law;
  const a = bendOf(value, law);
  const straight = z - skew / 6;
  return Math.abs(a) < FLAT ? straight : (Math.cbrt(1 + 3 * a * straight) - 1) / a;
}

/** Below this a·t is far below rounding, and its cube could not be told from 1. */
const FLAT = 1e-9;

function bendOf(value: number, { skew = 0, se, link }: Normal): number {
  return skew / 3 + (linkBend(value, link) * se) / 2;
}
