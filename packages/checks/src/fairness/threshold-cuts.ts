// Decisions at every threshold worth looking at, from one sort: exact counts, however many rows there are.
import type { CodeArray } from '@modelgate/core';
import { argsort } from '@modelgate/stats';
import type { Confusion } from './confusion.ts';

/** Rows to decide, one entry each. */
export interface Scored {
  /** No NaN. */
  readonly scores: Float32Array | Float64Array;
  /** Rows by ascending score, where it is known already. */
  readonly order?: Uint32Array;
  /** 1 for a positive label, 0 for any other. */
  readonly positive: Uint8Array;
  /** The row's group, below `groupCount`. */
  readonly groups: CodeArray;
  readonly groupCount: number;
  readonly weight?: Float64Array;
}

/** Each group's decisions when `score > threshold` selects. The array is used again: take from it what is needed. */
export type AtThreshold<T> = (threshold: number, groups: readonly Confusion[]) => T;

/** More different scores than this are looked at by ranks only. */
export const MOST_CUTS = 1000;

/**
 * What `at` says of each threshold, ascending: one between every two neighbouring scores and one from the highest score up, or, of
 * more than 1,000 different scores, those at every thousandth of the rows; and `used` itself.
 */
export function atThresholds<T>(rows: Scored, used: number, at: AtThreshold<T>): readonly T[] {
  const order = rows.order ?? argsort(rows.scores);
  const state = allSelected(rows);
  let from = 0;
  return cutsOf(rows.scores, order, used).map((cut) => {
    for (; from < cut; from++) refuse(rows, order[from]!, state);
    return at(thresholdAt(rows.scores, order, cut, used), state.groups);
  });
}

interface State {
  readonly groups: { -readonly [K in keyof Confusion]: number }[];
  /** Selected rows by group and label, whatever they weigh: weights that go one by one leave a rest where none is left. */
  readonly left: Float64Array;
}

function allSelected({ positive, groups, groupCount, weight }: Scored): State {
  const state: State = {
    groups: Array.from({ length: groupCount }, () => ({ tn: 0, fp: 0, fn: 0, tp: 0 })),
    left: new Float64Array(2 * groupCount),
  };
  for (let i = 0; i < positive.length; i++) {
    const g = groups[i]!;
    state.groups[g]![positive[i] ? 'tp' : 'fp'] += weight ? weight[i]! : 1;
    state.left[2 * g + positive[i]!]!++;
  }
  return state;
}

function refuse({ positive, groups, weight }: Scored, i: number, state: State): void {
  const group = state.groups[groups[i]!]!;
  const w = weight ? weight[i]! : 1;
  const none = --state.left[2 * groups[i]! + positive[i]!]! === 0;
  if (positive[i]) {
    group.tp = none ? 0 : group.tp - w;
    group.fn += w;
  } else {
    group.fp = none ? 0 : group.fp - w;
    group.tn += w;
  }
}

/** How many of the lowest rows are refused, ascending: never between equal scores. */
function cutsOf(scores: Scored['scores'], order: Uint32Array, used: number): readonly number[] {
  const ends: number[] = [];
  for (let i = 1; i <= order.length; i++)
    if (i === order.length || scores[order[i]!] !== scores[order[i - 1]!]) ends.push(i);
  const step = ends.length > MOST_CUTS ? order.length / MOST_CUTS : 0;
  let next = 0;
  const cuts = ends.filter((end) => {
    if (end < next) return false;
    next = end + step;
    return true;
  });
  const own = [0, ...ends].findLast((end) => end === 0 || scores[order[end - 1]!]! <= used)!;
  return [...new Set([...cuts, own, order.length])].sort((a, b) => a - b);
}

function thresholdAt(scores: Scored['scores'], order: Uint32Array, cut: number, used: number): number {
  const low = cut === 0 ? -Infinity : scores[order[cut - 1]!]!;
  const high = cut === order.length ? Infinity : scores[order[cut]!]!;
  if (low <= used && used < high) return used;
  return high === Infinity ? low : shortest(low, high);
}

/** The number with the fewest digits that decides as the middle of [low, high) does: one that fits into a policy. */
function shortest(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  for (let digits = 1; digits <= 17; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (low <= rounded && rounded < high) return rounded;
  }
  return low;
}
