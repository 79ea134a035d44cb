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
  /** Other columns than the fifty. */
  readonly columns?: 'many levels' | 'heavy tails';
  /** Rows are the reference's own, drawn again and moved by its own standard deviation. */
  readonly again?: true;
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
  { ...nothing([500, 500]), about: 'no drift, many levels', columns: 'many levels', peers: false },
  kept('all at the floor, none missing, correlated 0.9', FLOOR, 0.9, 0)([1000, 1000]),
];

export const fullDriftGrid: readonly DriftCell[] = [
  ...sizes.map(nothing),
  ...sizes.map(kept('every column at half the floor', FLOOR / 2, 0, 0.055)),
  ...sizes.map(atFloor),
  ...powerSizes.map(beyond(0.3, 'all', 0.97)),
  ...powerSizes.map(beyond(0.5, 'all')),
  ...powerSizes.map(beyond(0.3, 'one')),
  ...powerSizes.map(beyond(0.5, 'one')),
];

function correlated(rho: number, name: string, drifted: Drifted, promised?: Promised) {
  return ([n, reference]: Size): DriftCell => ({
    about: `${name}, correlated ${rho}`,
    n,
    reference,
    rho,
    drifted,
    ...(promised && { promised }),
    peers: false,
  });
}

const all = (effect: number, missing: number): Drifted => ({ effect, which: 'all', missing });
const one = (others: number): Drifted => ({ effect: 0.32, which: 'one', others, missing: 0 });

const keptSizes: readonly Size[] = [
  [200, 200],
  [200, 5000],
  [500, 500],
  [1000, 5000],
  [10_000, 5000],
];

/** Columns that vary together, so that max-T is another rule than Holm's, which is run beside. */
export const correlatedGrid: readonly DriftCell[] = [0.5, 0.9].flatMap((rho) => [
  ...keptSizes.map(correlated(rho, 'no drift', all(0, 0.05), atMost)),
  ...keptSizes.map(correlated(rho, 'all at the floor', all(FLOOR, 0.06), atMost)),
  ...keptSizes.map(correlated(rho, 'all at the floor, none missing', all(FLOOR, 0), atMost)),
  correlated(rho, '0.3 sd in all', all(0.3, 0))([350, 5000]),
  ...[500, 1000].flatMap((n) => [
    correlated(rho, '0.32 sd in one, others at the floor', one(FLOOR))([n, 5000]),
    correlated(rho, '0.32 sd in one, nothing in others', one(0))([n, 5000]),
  ]),
]);

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
].map((cell) => ({ ...cell, columns: 'many levels', peers: false }));

/** Columns whose standard deviation no sample shows: at the floor by that of the population, of which nothing is promised, and by the reference's own. */
export const heavyTailsGrid: readonly DriftCell[] = (
  [
    [500, 500],
    [500, 5000],
    [5000, 5000],
    [20_000, 1000],
  ] as const
).flatMap((size) => {
  const cell = { ...atFloor(size), columns: 'heavy tails', drifted: all(FLOOR, 0), peers: false } as const;
  const { promised: _, ...open } = cell;
  return [
    { ...nothing(size), columns: 'heavy tails', peers: false },
    { ...cell, about: 'every column at the floor, by the reference’s own deviation', again: true },
    { ...open, about: 'every column at the floor, by the population’s deviation' },
  ];
});
