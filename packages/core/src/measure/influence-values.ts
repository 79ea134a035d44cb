// Arrays for influence values, reused from metric to metric: allocating and collecting them costs more than the arithmetic.
import type { InfluenceValues } from './score-metric.ts';

/** Above this many atoms influence values are kept in single precision, in half the memory. */
const MANY_ATOMS = 1 << 20;
/** Smaller ones are not worth keeping. */
const FEW_ATOMS = 1 << 12;

/** Arrays in the order they were asked for, and how many are in use. */
interface Room {
  readonly arrays: InfluenceValues[];
  used: number;
}

let room: Room | undefined;

/** For n atoms; all 0. Whoever keeps them beyond `reusingInfluence` copies them. */
export function influenceValues(n: number): InfluenceValues {
  if (!room || n < FEW_ATOMS) return fresh(n);
  const kept = room.arrays[room.used];
  const isFit = kept !== undefined && kept.length >= n && kept instanceof Float32Array === n > MANY_ATOMS;
  const array = isFit ? kept : (room.arrays[room.used] = fresh(n));
  room.used++;
  return isFit ? array.subarray(0, n).fill(0) : array;
}

function fresh(n: number): InfluenceValues {
  return n > MANY_ATOMS ? new Float32Array(n) : new Float64Array(n);
}

/** Calls `work` with `again`, after which all influence values made so far may be overwritten. */
export function reusingInfluence<T>(work: (again: () => void) => T): T {
  const outer = room;
  const own: Room = { arrays: [], used: 0 };
  room = own;
  try {
    return work(() => void (own.used = 0));
  } finally {
    room = outer;
  }
}
