// Columns as small codes, so that numbers and categories of two samples can be learned from alike.

/** Codes 0 … 15 of values, and one of a missing value. */
export const CELLS: number = 17;
export const MISSING: number = CELLS - 1;

/** Coarse levels of values, and one of a missing value: what pairs of columns are made of. */
export const LEVELS: number = 5;
const VALUE_LEVELS = LEVELS - 1;

/** One code a row. */
export interface CodedColumn {
  readonly codes: Uint8Array;
  /** Codes of numbers, whose order says something; of categories it does not. */
  readonly ordered: boolean;
}

/**
 * The level of each code: the quarter of the rows in which the middle of the code's own rows lies. Codes of equal size make
 * quarters; one that holds more than its part has a level of its own.
 */
export function levelsOf(codes: Uint8Array): Uint8Array {
  const rows = new Float64Array(CELLS);
  for (const code of codes) rows[code]!++;
  const present = codes.length - rows[MISSING]!;
  const levels = new Uint8Array(CELLS).fill(VALUE_LEVELS);
  let below = 0;
  for (let code = 0; code < MISSING; code++) {
    levels[code] = Math.min(
      VALUE_LEVELS - 1,
      Math.floor((VALUE_LEVELS * (below + rows[code]! / 2)) / Math.max(1, present)),
    );
    below += rows[code]!;
  }
  return levels;
}
