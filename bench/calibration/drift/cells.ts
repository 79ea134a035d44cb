// The grid of drift: what has drifted at which sizes, and what is promised of it.
import type { Promised } from '../cells.ts';
import type { Drifted } from './table.ts';

export interface DriftCell {
  readonly about: string;
  /** Rows of the judged data and of the reference. */
  readonly n: number;
  readonly reference: number;
  /** Correlation of the columns' normal numbers. */
  readonly rho: number;
  readonly drifted: Drifted;
  /** Columns of many levels instead of the fifty. */
  readonly manyLevels?: true;
  /** Absent where the design has no figure. */
  readonly promised?: Promised;
  /** Whether the peers' defaults are run beside. */
  readonly peers: boolean;
}

const FLOOR = 0.2;
const atMost: Promised = { is: 'at most', rate: 0.05 };
const about = (rate: number): Promised => ({ is: 'about', rate });

type Size = readonly [n: number, reference: number];

/** Nothing, half of the floor or the floor itself, in every column at once: none of it may block. */
function kept(name: string, effect: number, rho: number, missing: number) {
  return ([n, reference]: Size): DriftCell => ({
    about: name,
    n,
    reference,
    rho,
    drifted: { effect, which: 'all', missing },
    promised: atMost,
    peers: rho === 0 && effect === 0,
  });
}

function beyond(effect: number, which: 'all' | 'one', rate?: number) {
  return ([n, reference]: Size): DriftCell => ({
    about: `${effect} sd in ${which === 'all' ? 'every column' : 'one column'}`,
    n,
    reference,
    rho: 0,
    drifted: { effect, which, missing: 0.05 },
    ...(rate !== undefined && { promised: about(rate) }),
    peers: true,
  });
}

const nothing = kept('no drift', 0, 0, 0.05);
const atFloor = kept('every column at the floor', FLOOR, 0, 0.06);

const against5000 = [50, 100, 200, 500, 1000, 10_000].map((n): Size => [n, 5000]);
const againstItself = [50, 100, 200, 500, 1000, 10_000].map((n): Size => [n, n]);
const sizes = [...against5000, ...againstItself];
const powerSizes = [200, 500, 1000, 5000].map((n): Size => [n, 5000]);

export const smallDriftGrid: readonly DriftCell[] = [
  ...[nothing, atFloor].flatMap((cell) =>
    (
      [
        [200, 5000],
        [1000, 5000],
        [200, 200],
      ] as const
    ).map(cell),
  ),
  beyond(0.3, 'all', 0.97)([500, 5000]),
  beyond(0.5, 'one')([1000, 5000]),
  { ...nothing([500, 500]), about: 'no drift, many levels', manyLevels: true, peers: false },
];

export const fullDriftGrid: readonly DriftCell[] = [
  ...sizes.map(nothing),
  ...sizes.map(kept('every column at half the floor', FLOOR / 2, 0, 0.055)),
  ...sizes.map(atFloor),
  ...sizes.map(kept('no drift, columns correlated 0.5', 0, 0.5, 0.05)),
  ...sizes.map(kept('every column at the floor, correlated 0.5', FLOOR, 0.5, 0.06)),
  ...powerSizes.map(beyond(0.3, 'all', 0.97)),
  ...powerSizes.map(beyond(0.5, 'all')),
  ...powerSizes.map(beyond(0.3, 'one')),
  ...powerSizes.map(beyond(0.5, 'one')),
];

/** The fifty columns have twelve levels at most: those of names and places, of which a sample lacks many, on their own. */
export const manyLevelsGrid: readonly DriftCell[] = [
  ...[nothing, atFloor].flatMap((cell) =>
    (
      [
        [200, 200],
        [500, 500],
        [500, 5000],
        [5000, 500],
        [2000, 2000],
        [10_000, 10_000],
      ] as const
    ).map(cell),
  ),
  ...powerSizes.map(beyond(0.3, 'all')),
  ...powerSizes.map(beyond(0.5, 'all')),
].map((cell) => ({ ...cell, manyLevels: true, peers: false }));
