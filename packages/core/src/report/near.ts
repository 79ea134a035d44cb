// When a recomputed figure counts as the report's.

/** Relative difference that counts as equal: the same formula on the same figures gives the same digits. */
const TOLERANCE = 1e-9;

export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(1e-300, Math.abs(a), Math.abs(b));
}
