// The regularised incomplete beta function with both tails, on which Student's t, the binomial and the beta distribution rest.
import { deviance, stirlingError } from './saddle-point.ts';

/** I_x(a, b) and its complement, each to about 1e-13 relative. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * I_x(a, b) for a, b > 0 and x in [0, 1]; `y` is 1 − x, given by the caller because the difference loses digits near 1.
 * Continued fraction of DiDonato and Morris (ACM TOMS 18 (1992) 360–373, eq. 9) on the side of the mean where it
 * converges, times the density in Loader's saddle-point form, which keeps its digits for a and b in the millions.
 */
export function incompleteBeta(a: number, b: number, x: number, y: number = 1 - x): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  if (a * y >= b * x) {
    const lower = tail(a, b, x, y);
    return { lower, upper: 1 - lower };
  }
  const upper = tail(b, a, y, x);
  return { lower: 1 - upper, upper };
}

function tail(a: number, b: number, x: number, y: number): number {
  const density = ((a * b) / (a + b)) * binomialDensity(a, b, x, y);
  return density === 0 ? 0 : Math.min(1, density / fraction(a, b, x, y));
}

// Modified Lentz; every term is positive while m < b, so nothing cancels
function fraction(a: number, b: number, x: number, y: number): number {
  const start = (a * (a * y - b * x + 1)) / (a + 1);
  let value = start;
  let c = start;
  let d = 0;
  for (let m = 1; m < 100_000; m++) {
    const odd = a + 2 * m - 1;
    const above = (((a + m - 1) * (a + b + m - 1)) / odd) * ((m * (b - m)) / odd) * x * x;
    const below = m + (m * (b - m) * x) / odd + ((a + m) * (a * y - b * x + 1 + m * (2 - x))) / (odd + 2);
    d = 1 / (below + above * d);
    c = below + above / c;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < Number.EPSILON) break;
  }
  return value;
}

/** Γ(a+b+1) / (Γ(a+1) Γ(b+1)) · x^a · y^b: the binomial probability of a in a + b, also between the integers. */
export function binomialDensity(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * a * b));
}
