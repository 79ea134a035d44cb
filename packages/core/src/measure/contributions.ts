// What is kept of each estimate until all are correlated: every row's contribution to its sampling error, stored as compactly as possible.
import type { CodeArray } from '../frame.ts';
import type { Influence } from './influence.ts';
import type { InfluenceValues } from './score-metric.ts';
import type { Membership } from './slices.ts';

export interface Contributions {
  readonly weight?: Float64Array;
  /** Absent: all rows. */
  readonly slice?: Membership;
  /** For a decision metric: the cell of each row of the slice. Then `phi` has one value for each cell, else one for each row. */
  readonly cellOf?: CodeArray;
  /** Influence values, up to a common factor: correlations do not depend on it. */
  readonly phi: InfluenceValues | Int16Array;
}

export function contributionsOf({ frame, slice, cells, phi }: Influence): Contributions {
  return {
    ...(frame.weight && { weight: frame.weight }),
    ...(slice && { slice: { codes: slice.codes, code: slice.code } }),
    ...(cells && { cellOf: cells.cellOf() }),
    phi: cells ? phi.slice() : compact(phi, frame.n),
  };
}

/**
 * From this many rows on, values are rounded to 16 bits, scaled by the largest: a
 * correlation moves by 1e-7, while its sampling error is 1e-3.
 */
const MANY_ROWS = 1 << 20;

/** Whether single precision, or the square of it, could not hold such values: those of labels about 1e80 would be infinite. */
function isFar(largest: number): boolean {
  return largest > 1e30 || (largest > 0 && largest < 1e-30);
}

function compact(phi: InfluenceValues, rows: number): Float32Array | Int16Array {
  let largest = 0;
  for (let i = 0; i < phi.length; i++) largest = Math.max(largest, Math.abs(phi[i]!));
  if (rows < MANY_ROWS) return new Float32Array(isFar(largest) ? phi.map((x) => x / largest) : phi);
  const out = new Int16Array(phi.length);
  const scale = largest > 0 ? 32_767 / largest : 0;
  for (let i = 0; i < phi.length; i++) out[i] = Math.round(phi[i]! * scale);
  return out;
}

export function isIn({ slice }: Contributions, row: number): boolean {
  return !slice || slice.codes[row] === slice.code;
}

/** w·φ of the i-th row of the slice; `row` is its index in the frame. */
export function contributionAt({ weight, cellOf, phi }: Contributions, i: number, row: number): number {
  const value = phi[cellOf ? cellOf[i]! : i]!;
  return weight ? value * weight[row]! : value;
}
