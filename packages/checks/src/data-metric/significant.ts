// Rounds to significant digits: the last digits of sums depend on the order in which threads add, so they are neither compared nor shown.

/** `x` rounded to `digits` significant digits. */
export function significant(x: number, digits = 12): number {
  return Number(x.toPrecision(digits));
}
