// How far a value is from its reference.

/** |actual − expected| as a share of |expected|; 0 for equal values, infinite ones included; Infinity for NaN. */
export function relativeError(actual: number, expected: number): number {
  if (actual === expected) return 0;
  const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
  return Number.isNaN(error) ? Infinity : error;
}

/** The same, forgiving differences below `floor`: for references near 0 that are themselves differences. */
export function errorAbove(floor: number, actual: number, expected: number): number {
  return Math.abs(actual - expected) <= floor ? 0 : relativeError(actual, expected);
}
