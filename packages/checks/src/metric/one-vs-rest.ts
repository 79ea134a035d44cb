// The area under the ROC curve of one class's score against the rest, with DeLong's structural components as influence.
import { influenceValues, type CodeArray, type InfluenceValues, type KnownEffect, type View } from '@modelgate/core';
import { argsort } from '@modelgate/stats';

/** One class against the rest: typed arrays of n atoms, and the atoms by ascending score. */
export interface Ranked {
  readonly n: number;
  /** 1 or 0. */
  readonly positive: CodeArray;
  readonly weight?: Float64Array;
  readonly order: Uint32Array;
  /**
   * Marks by rank: `POSITIVE`, and `NEW` for the first atom of a score. With millions of
   * atoms, reading them out of order would wait for memory each time.
   */
  readonly marks: Uint8Array;
}

export const POSITIVE = 1;
const NEW = 2;

function marksOf(positive: CodeArray, score: Float32Array | Float64Array, order: Uint32Array): Uint8Array {
  const marks = new Uint8Array(order.length);
  let last = NaN;
  for (let r = 0; r < order.length; r++) {
    const i = order[r]!;
    const own = score[i]!;
    marks[r] = (positive[i] ? POSITIVE : 0) | (own === last ? 0 : NEW);
    last = own;
  }
  return marks;
}

/** The positive class of a binary view. */
export function rankedBinary(view: View): Ranked {
  // Binary codes are already 1 or 0; copying them would cost time with millions of rows.
  const positive = view.y as CodeArray;
  const order = view.order();
  return { n: view.n, positive, order, marks: marksOf(positive, view.s!, order), ...(view.w && { weight: view.w }) };
}

/** 1 where the label is class k. A plain loop, since `from` would first build a list of all rows. */
function isClass(view: View, k: number): Uint8Array {
  const out = new Uint8Array(view.n);
  for (let i = 0; i < view.n; i++) out[i] = view.y[i] === k ? 1 : 0;
  return out;
}

/** Class k's column of a multiclass view. */
export function rankedClass(view: View, k: number): Ranked {
  const positive = isClass(view, k);
  const score = view.s!.slice(0, view.n);
  for (let i = 0; i < view.n; i++) score[i] = view.s![i * view.width + k]!;
  const order = argsort(score);
  return { n: view.n, positive, order, marks: marksOf(positive, score, order), ...(view.w && { weight: view.w }) };
}

/**
 * AUC = P(score of a positive > score of a negative) + ½ P(equal). φ are DeLong's components (DeLong, DeLong &
 * Clarke-Pearson 1988; by Sun & Xu's 2014 ranks, O(n log n)), scaled so that Σφ²/n² is DeLong's variance exactly.
 */
export function areaUnderRoc(ranked: Ranked): KnownEffect | { unknown: string } {
  const { n } = ranked;
  const sums = classSums(ranked);
  if (sums.positives === 0 || sums.negatives === 0) {
    return { unknown: `every row is ${sums.positives === 0 ? 'negative' : 'positive'}: ROC AUC needs both classes` };
  }
  const phi = influenceValues(n);
  let [area, positivesBelow, negativesBelow] = [0, 0, 0];
  for (let start = 0; start < n;) {
    const tied = tieAt(ranked, start);
    area += tied.positives * (negativesBelow + tied.negatives / 2);
    const ofPositives = (negativesBelow + tied.negatives / 2) / sums.negatives;
    const ofNegatives = 1 - (positivesBelow + tied.positives / 2) / sums.positives;
    for (let r = start; r < tied.end; r++)
      phi[ranked.order[r]!] = ranked.marks[r]! & POSITIVE ? ofPositives : ofNegatives;
    positivesBelow += tied.positives;
    negativesBelow += tied.negatives;
    start = tied.end;
  }
  const value = area / (sums.positives * sums.negatives);
  centre(phi, value, ranked, sums);
  if (phi.some((x) => x !== 0)) return { value, phi };
  return { value, phi, unseen: (sums.positives + sums.negatives) / Math.min(sums.positives, sums.negatives) };
}

/** Turns components into influence values: (component − AUC) · total / class total · √(m / (m − 1)). */
function centre(phi: InfluenceValues, value: number, ranked: Ranked, sums: ClassSums): void {
  const total = sums.positives + sums.negatives;
  const ofPositives = (total / sums.positives) * bessel(sums.positiveAtoms);
  const ofNegatives = (total / sums.negatives) * bessel(sums.negativeAtoms);
  for (let i = 0; i < phi.length; i++) phi[i] = (phi[i]! - value) * (ranked.positive[i] ? ofPositives : ofNegatives);
}

function bessel(m: number): number {
  return m > 1 ? Math.sqrt(m / (m - 1)) : 1;
}

export interface ClassSums {
  readonly positives: number;
  readonly negatives: number;
  readonly positiveAtoms: number;
  readonly negativeAtoms: number;
}

export function classSums(ranked: Ranked): ClassSums {
  let [positives, negatives, positiveAtoms] = [0, 0, 0];
  for (let i = 0; i < ranked.n; i++) {
    const w = ranked.weight ? ranked.weight[i]! : 1;
    positiveAtoms += ranked.positive[i]!;
    if (ranked.positive[i]) positives += w;
    else negatives += w;
  }
  return { positives, negatives, positiveAtoms, negativeAtoms: ranked.n - positiveAtoms };
}

/** Atoms of one score: the rank after the last of them, and the weights of the positives and negatives among them. */
export interface Tie {
  readonly end: number;
  readonly positives: number;
  readonly negatives: number;
}

export function tieAt({ order, marks, weight, n }: Ranked, start: number): Tie {
  // Without destructuring, since this runs for every score.
  let end = start;
  let positives = 0;
  let negatives = 0;
  do {
    const w = weight ? weight[order[end]!]! : 1;
    if (marks[end]! & POSITIVE) positives += w;
    else negatives += w;
    end++;
  } while (end < n && !(marks[end]! & NEW));
  return { end, positives, negatives };
}
