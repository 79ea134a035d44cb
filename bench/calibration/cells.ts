// The grid: what is simulated at which size, and what the design promised for it.
import { proofMargin } from '@modelgate/checks';
import type { Demand } from '@modelgate/core';
import { accuracyAtMargins, USUAL_RHO, type Light, type Population } from '@modelgate/gates';
import { accuracyAlone, fiveMetrics, twoMetrics } from './policies.ts';

/** 'at most 0.05' is refuted when the Wilson 99 % lower bound of the rate is above; 'about' is printed beside, never refuted. */
export interface Promised {
  readonly is: 'at most' | 'about';
  readonly rate: number;
}

/** One population, policy and size; the lights of its pull requests are counted in one or more ways. */
export interface Cell {
  readonly about: string;
  readonly n: number;
  readonly demands: readonly Demand[];
  readonly population: Population;
  readonly rates: readonly { readonly light: 'green' | 'red' | 'stopped'; readonly promised: Promised }[];
}

export function counts(light: Light, what: Cell['rates'][number]['light']): boolean {
  return what === 'stopped' ? light !== 'green' : light === what;
}

const BASELINE = 0.85;
const SLICES = [0.5, 0.3, 0.1, 0.1];

function population(candidate: number, broken?: Population['broken']): Population {
  return { baseline: BASELINE, candidate, rho: USUAL_RHO, slices: SLICES, ...(broken && { broken }) };
}

const atMost: Promised = { is: 'at most', rate: 0.05 };
const about = (rate: number): Promised => ({ is: 'about', rate });

/** No change: fine and green, fine and red. */
function noChange(n: number, green?: number): Cell {
  const shown = green === undefined ? [] : [{ light: 'green' as const, promised: about(green) }];
  return {
    about: 'no change',
    n,
    demands: fiveMetrics,
    population: population(BASELINE),
    rates: [...shown, { light: 'red', promised: atMost }],
  };
}

/** The worst change that still keeps every limit. */
function atMargins(n: number): Cell {
  return {
    about: 'a margin met exactly',
    n,
    demands: twoMetrics,
    population: population(accuracyAtMargins(BASELINE)),
    rates: [{ light: 'red', promised: atMost }],
  };
}

/** −2 pt: bad and red in the pull request, bad and stopped at promotion. */
function bad(n: number, red: number, stopped: number): Cell {
  return {
    about: '−2 pt',
    n,
    demands: fiveMetrics,
    population: population(BASELINE - 0.02),
    rates: [
      { light: 'red', promised: about(red) },
      { light: 'stopped', promised: about(stopped) },
    ],
  };
}

function badByAccuracyAlone(n: number, red: number): Cell {
  return {
    about: '−2 pt, accuracy alone',
    n,
    demands: accuracyAlone,
    population: population(BASELINE - 0.02),
    rates: [{ light: 'red', promised: about(red) }],
  };
}

/** A change that violates what must be proved, by nothing: it may ship α of the time. */
function atProofMargin(n: number): Cell {
  const lost = proofMargin({ is: 'difference', by: 0.01 }, n);
  return {
    about: 'at the proof margin, accuracy alone',
    n,
    demands: accuracyAlone,
    population: population(BASELINE - lost),
    rates: [{ light: 'green', promised: atMost }],
  };
}

/** Intact overall, −10 pt in a slice of 10 % of the rows. */
function brokenSlice(n: number, red: number): Cell {
  const broken = { slice: 3, accuracy: BASELINE - 0.1 };
  return {
    about: '−10 pt in a 10 % slice',
    n,
    demands: twoMetrics,
    population: population(BASELINE, broken),
    rates: [{ light: 'red', promised: about(red) }],
  };
}

/** Rates of the design: five metrics, slices, a discordance of 0.09; −2 pt is a bad change, no change a fine one. */
export const smallGrid: readonly Cell[] = [
  noChange(500, 0.7),
  noChange(1000, 0.81),
  noChange(2000, 0.85),
  noChange(5000, 0.83),
  ...[500, 1000, 2000, 5000].map(atMargins),
  bad(500, 0.24, 0.97),
  bad(1000, 0.49, 0.99),
  bad(2000, 0.8, 1),
  bad(5000, 1, 1),
  badByAccuracyAlone(500, 0.09),
  badByAccuracyAlone(1000, 0.15),
  badByAccuracyAlone(2000, 0.31),
  badByAccuracyAlone(5000, 0.66),
  ...[500, 1000, 2000, 5000].map(atProofMargin),
  brokenSlice(500, 0.72),
  brokenSlice(1000, 0.97),
  brokenSlice(2000, 1),
];

/** More sizes of what is promised to be at most 5 %, and the large ones. */
export const fullGrid: readonly Cell[] = [
  ...smallGrid,
  ...[200, 10_000].map((n) => noChange(n)),
  noChange(50_000, 0.99),
  ...[200, 10_000, 50_000].map(atMargins),
  ...[200, 10_000, 50_000].map(atProofMargin),
  bad(50_000, 1, 1),
];
