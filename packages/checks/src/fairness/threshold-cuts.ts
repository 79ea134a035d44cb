// Counts of decisions at every relevant threshold, from one sort; they are exact for any number of rows.
import { codeArray, type CodeArray } from '@modelgate/core';
import { argsort } from '@modelgate/stats';
import type { Confusion } from './confusion.ts';

/** Rows to decide; each array has one entry for each row. */
export interface Scored {
  /** No NaN. */
  readonly scores: Float32Array | Float64Array;
  /** Rows by ascending score, where the order is already known. */
  readonly order?: Uint32Array;
  /** 1 for a positive label, 0 for any other. */
  readonly positive: Uint8Array;
  /** The group of each row, below `groupCount`. */
  readonly groups: CodeArray;
  readonly groupCount: number;
  readonly weight?: Float64Array;
}

/** Receives each group's counts when `score > threshold` selects. */
export type AtThreshold<T> = (threshold: number, groups: readonly Confusion[]) => T;

/** With more different scores than this, thresholds are chosen by rank. */
export const MOST_CUTS = 1000;

/**
 * The results of `at` for each threshold, ascending: one between every two neighbouring scores and one from the highest score up (with more
 * than 1,000 different scores, one at every thousandth of the rows), and `used` itself.
 */
export function atThresholds<T>(rows: Scored, used: number, at: AtThreshold<T>): readonly T[] {
  const order = rows.order ?? argsort(rows.scores);
  const cells = cellsOf(rows);
  const state = allSelected(rows, cells);
  const sorted = inOrder(rows.scores, order);
  let from = 0;
  return cutsOf(sorted, used).map((cut) => {
    refuse(order.subarray(from, cut), cells, rows.weight, state);
    from = cut;
    return at(thresholdAt(sorted, cut, used), confusionsOf(state));
  });
}

/** Sums by group and label, at index 2 × group + label. */
interface State {
  readonly selected: Float64Array;
  readonly refused: Float64Array;
  /** Numbers of selected rows: when the last one goes, subtracting weights one by one may leave a rounding error, which must count as 0. */
  readonly rows: Int32Array;
}

/** Each row's index in the state, in one array: rows are visited in the order of their scores, where each further array costs cache misses. */
function cellsOf({ positive, groups, groupCount }: Scored): CodeArray {
  const cells = codeArray(positive.length, 2 * groupCount);
  for (let i = 0; i < cells.length; i++) cells[i] = 2 * groups[i]! + positive[i]!;
  return cells;
}

function allSelected({ groupCount, weight }: Scored, cells: CodeArray): State {
  const state: State = {
    selected: new Float64Array(2 * groupCount),
    refused: new Float64Array(2 * groupCount),
    rows: new Int32Array(2 * groupCount),
  };
  for (let i = 0; i < cells.length; i++) {
    state.selected[cells[i]!]! += weight ? weight[i]! : 1;
    state.rows[cells[i]!]!++;
  }
  return state;
}

function refuse(
  lowest: Uint32Array,
  cells: CodeArray,
  weight: Float64Array | undefined,
  { selected, refused, rows }: State,
): void {
  for (let k = 0; k < lowest.length; k++) {
    const i = lowest[k]!;
    const cell = cells[i]!;
    const w = weight ? weight[i]! : 1;
    rows[cell]!--;
    selected[cell] = rows[cell] === 0 ? 0 : selected[cell]! - w;
    refused[cell]! += w;
  }
}

function confusionsOf({ selected, refused }: State): readonly Confusion[] {
  return Array.from({ length: selected.length / 2 }, (_, g) => ({
    tn: refused[2 * g]!,
    fp: selected[2 * g]!,
    fn: refused[2 * g + 1]!,
    tp: selected[2 * g + 1]!,
  }));
}

function inOrder(scores: Scored['scores'], order: Uint32Array): Scored['scores'] {
  const sorted = scores.slice();
  for (let k = 0; k < order.length; k++) sorted[k] = scores[order[k]!]!;
  return sorted;
}

/** For each threshold the number of rows below it, ascending; never between equal scores. */
function cutsOf(sorted: Scored['scores'], used: number): readonly number[] {
  const n = sorted.length;
  const step = distinct(sorted) > MOST_CUTS ? n / MOST_CUTS : 0;
  const cuts = new Set<number>([n]);
  let [next, own] = [0, 0];
  for (let end = 1; end <= n; end++) {
    const low = sorted[end - 1]!;
    if (end < n && sorted[end] === low) continue;
    if (low <= used) own = end;
    if (end < next) continue;
    cuts.add(end);
    next = end + step;
  }
  return [...cuts.add(own)].sort((a, b) => a - b);
}

function distinct(sorted: Scored['scores']): number {
  let count = 1;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) count++;
  return count;
}

function thresholdAt(sorted: Scored['scores'], cut: number, used: number): number {
  const low = cut === 0 ? -Infinity : sorted[cut - 1]!;
  const high = cut === sorted.length ? Infinity : sorted[cut]!;
  if (low <= used && used < high) return used;
  return high === Infinity ? low : shortest(low, high);
}

/** The number with the fewest digits that decides like the middle of [low, high), so that it is easily written in a policy. */
function shortest(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  for (let digits = 1; digits <= 17; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (low <= rounded && rounded < high) return rounded;
  }
  return low;
}
