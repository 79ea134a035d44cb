// Sums of doubles differ in their last digits with the order in which threads add them up: what is compared or shown leaves them out.

/** `x` to so many significant digits. */
export function significant(x: number, digits = 12): number {
  return Number(x.toPrecision(digits));
}
