// The grid: what is simulated at which size, and what the design promised for it.
import { proofMargin } from '@modelgate/checks';
import type { Demand } from '@modelgate/core';
import { accuracyAtMargins, USUAL_RHO, type Light, type Population } from '@modelgate/gates';
import { accuracyAlone, fiveMetrics, twoMetrics } from './policies.ts';

export interface Cell {
  readonly name: string;
  readonly n: number;
  readonly demands: readonly Demand[];
  readonly population: Population;
  /** The share of pull requests that is counted. */
  readonly counts: (light: Light) => boolean;
  /** 'at most 0.05': refuted when the Wilson 99 % lower bound of the rate is above. 'about': printed beside, never refuted. */
  readonly promised: { readonly is: 'at most' | 'about'; readonly rate: number };
}

const BASELINE = 0.85;
const SLICES = [0.5, 0.3, 0.1, 0.1];
const green = (light: Light): boolean => light === 'green';
const red = (light: Light): boolean => light === 'red';
const stopped = (light: Light): boolean => light !== 'green';

function population(candidate: number, broken?: Population['broken']): Population {
  return { baseline: BASELINE, candidate, rho: USUAL_RHO, slices: SLICES, ...(broken && { broken }) };
}

type Row = readonly [n: number, rate: number];

function cells(
  name: string,
  demands: readonly Demand[],
  of: (n: number) => Population,
  counts: Cell['counts'],
  is: Cell['promised']['is'],
  rows: readonly Row[],
): Cell[] {
  return rows.map(([n, rate]) => ({ name, n, demands, population: of(n), counts, promised: { is, rate } }));
}

const equal = (): Population => population(BASELINE);
const worse = (by: number) => (): Population => population(BASELINE - by);
const at = (...sizes: number[]): Row[] => sizes.map((n) => [n, 0.05]);

/** Rates of the design: five metrics, slices, a discordance of 0.09; −2 pt is a bad change, no change a fine one. */
export const smallGrid: readonly Cell[] = [
  ...cells('no change: green', fiveMetrics, equal, green, 'about', [
    [500, 0.7],
    [1000, 0.81],
    [2000, 0.85],
    [5000, 0.83],
    [50_000, 0.99],
  ]),
  ...cells('no change: red', fiveMetrics, equal, red, 'at most', at(500, 1000, 2000, 5000)),
  ...cells(
    'a margin met exactly: red',
    twoMetrics,
    () => population(accuracyAtMargins(BASELINE)),
    red,
    'at most',
    at(500, 1000, 2000, 5000),
  ),
  ...cells('−2 pt: stopped at promotion', fiveMetrics, worse(0.02), stopped, 'about', [
    [500, 0.97],
    [1000, 0.99],
    [2000, 1],
    [5000, 1],
  ]),
  ...cells('−2 pt: red', fiveMetrics, worse(0.02), red, 'about', [
    [500, 0.24],
    [1000, 0.49],
    [2000, 0.8],
    [5000, 1],
  ]),
  ...cells('−2 pt, accuracy alone: red', accuracyAlone, worse(0.02), red, 'about', [
    [500, 0.09],
    [1000, 0.15],
    [2000, 0.31],
    [5000, 0.66],
  ]),
  ...cells(
    'at the proof margin, accuracy alone: green',
    accuracyAlone,
    (n) => population(BASELINE - proofMargin({ is: 'difference', by: 0.01 }, n)),
    green,
    'at most',
    at(500, 1000, 2000, 5000),
  ),
  ...cells(
    '−10 pt in a 10 % slice: red',
    twoMetrics,
    () => population(BASELINE, { slice: 3, accuracy: BASELINE - 0.1 }),
    red,
    'about',
    [
      [500, 0.72],
      [1000, 0.97],
      [2000, 1],
    ],
  ),
];

/** More sizes of what is promised to be at most 5 %, and the large ones. */
export const fullGrid: readonly Cell[] = [
  ...smallGrid,
  ...cells('no change: red', fiveMetrics, equal, red, 'at most', at(200, 10_000, 50_000)),
  ...cells(
    'a margin met exactly: red',
    twoMetrics,
    () => population(accuracyAtMargins(BASELINE)),
    red,
    'at most',
    at(200, 10_000, 50_000),
  ),
  ...cells(
    'at the proof margin, accuracy alone: green',
    accuracyAlone,
    (n) => population(BASELINE - proofMargin({ is: 'difference', by: 0.01 }, n)),
    green,
    'at most',
    at(200, 10_000, 50_000),
  ),
  ...cells('−2 pt: stopped at promotion', fiveMetrics, worse(0.02), stopped, 'about', [[50_000, 1]]),
];
