// The grid of the domain classifier: in which way two tables of normal columns differ, at which sizes, and what is promised of it.
import type { Promised } from '../cells.ts';

/** What the judged rows have and the reference's have not. */
export interface Difference {
  /** Added to each of the first columns. */
  readonly shifts?: readonly number[];
  /** Of the first two columns; they have none in the reference. */
  readonly correlation?: number;
  /** Of all columns. */
  readonly common?: number;
}

export interface ClassifierCell {
  readonly about: string;
  /** Rows of the judged data and of the reference. */
  readonly n: number;
  readonly reference: number;
  readonly columns: number;
  readonly differ: Difference;
  readonly promised?: Promised;
}

/** √2·z(0.575): a normal column moved so far is told apart with an AUC of 0.575 by the best of all classifiers, its own order. */
const SHIFT = 0.267477;
/** The likelihood ratio of two normal columns that correlate so much now, and did not before, has an AUC of 0.575. */
const CORRELATION = 0.29;

const atMost: Promised = { is: 'at most', rate: 0.05 };

type Size = readonly [n: number, reference: number];

function cell(about: string, columns: number, differ: Difference, promised?: Promised) {
  return ([n, reference]: Size): ClassifierCell => ({
    about,
    n,
    reference,
    columns,
    differ,
    ...(promised && { promised }),
  });
}

const spread = (shift: number, columns: number): Difference => ({
  shifts: Array.from({ length: columns }, () => shift / Math.sqrt(columns)),
});

/** None of these may block, however good the classifier is. */
const kept = [
  cell('no drift, 10 columns', 10, {}, atMost),
  cell('the only column at the limit', 1, { shifts: [SHIFT] }, atMost),
  cell('one of 10 columns at the limit', 10, { shifts: [SHIFT] }, atMost),
  cell('10 columns at the limit together', 10, spread(SHIFT, 10), atMost),
  cell('a correlation at the limit, 2 columns', 2, { correlation: CORRELATION }, atMost),
];

const beyond = [
  cell('a correlation of 0.6 in 10 columns (best AUC 0.67)', 10, { correlation: 0.6 }),
  cell('all of 10 columns correlated 0.3', 10, { common: 0.3 }),
  cell('10 columns 0.2 sd each (best AUC 0.67)', 10, spread(0.2 * Math.sqrt(10), 10)),
  cell('one of 10 columns 0.6 sd (best AUC 0.66)', 10, { shifts: [0.6] }),
];

const sizes: readonly Size[] = [
  [200, 200],
  [200, 5000],
  [1000, 1000],
  [1000, 5000],
  [10_000, 10_000],
];

const powerSizes: readonly Size[] = [
  [500, 5000],
  [1000, 5000],
  [2000, 5000],
  [5000, 5000],
];

export const fullClassifierGrid: readonly ClassifierCell[] = [
  ...kept.flatMap((of) => sizes.map(of)),
  ...sizes.slice(0, -1).map(cell('no drift, 50 columns', 50, {}, atMost)),
  ...beyond.flatMap((of) => powerSizes.map(of)),
];

export const smallClassifierGrid: readonly ClassifierCell[] = [
  ...[kept[0]!, kept[1]!, kept[3]!].flatMap((of) =>
    (
      [
        [200, 200],
        [1000, 1000],
      ] as const
    ).map(of),
  ),
  beyond[0]!([1000, 2000]),
];
