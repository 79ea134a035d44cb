// What is kept of an estimate until all of them are correlated: each row's part of its sampling error, as small as it may be.
import type { CodeArray } from '../frame.ts';
import type { Influence } from './influence.ts';
import type { InfluenceValues } from './score-metric.ts';
import type { Membership } from './slices.ts';

export interface Contributions {
  readonly weight?: Float64Array;
  /** Absent: all rows. */
  readonly slice?: Membership;
  /** Of a decision metric: the cell of each row of the slice. `phi` has one value a cell then, else one a row. */
  readonly cellOf?: CodeArray;
  /** Up to a factor, which no correlation depends on. */
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

/** From so many rows on, values are kept in 16 bits of the largest: that moves a correlation by 1e-7, and the rows themselves leave 1e-3 of it open. */
const MANY_ROWS = 1 << 20;

function compact(phi: InfluenceValues, rows: number): Float32Array | Int16Array {
  if (rows < MANY_ROWS) return new Float32Array(phi);
  let largest = 0;
  for (let i = 0; i < phi.length; i++) largest = Math.max(largest, Math.abs(phi[i]!));
  const out = new Int16Array(phi.length);
  const scale = largest > 0 ? 32_767 / largest : 0;
  for (let i = 0; i < phi.length; i++) out[i] = Math.round(phi[i]! * scale);
  return out;
}

export function isIn({ slice }: Contributions, row: number): boolean {
  return !slice || slice.codes[row] === slice.code;
}

/** w·φ of the i-th row of the slice, which is this one of the frame. */
export function contributionAt({ weight, cellOf, phi }: Contributions, i: number, row: number): number {
  const value = phi[cellOf ? cellOf[i]! : i]!;
  return weight ? value * weight[row]! : value;
}
