// Columns as small codes, so that numbers and categories are handled in the same way.

/** Number of codes: 0 … 15 for values, and one for a missing value. */
export const CELLS: number = 17;
export const MISSING: number = CELLS - 1;

/** Number of coarse levels, of which pairs of columns are made: four for values, and one for a missing value. */
export const LEVELS: number = 5;
const VALUE_LEVELS = LEVELS - 1;

/** One code for each row. */
export interface CodedColumn {
  readonly codes: Uint8Array;
  /** True for codes of numbers, whose order has a meaning. */
  readonly ordered: boolean;
}

/**
 * The coarse level of each code: the quarter of the rows in which the middle of the code's own rows lies. Codes of equal size make quarters;
 * a code with more than a quarter of the rows gets a level of its own.
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
