// Finds the pairs of columns that would improve a fit most: all pairs are screened, with very many columns first on a part of the rows.
import { LEVELS } from './coded.ts';
import { beyondNoise, type Fit } from './newton-step.ts';

export type Pair = readonly [a: number, b: number];

/** Largest number of rows times pairs that is screened in one pass. */
const WORK = 30_000_000;
const CELLS_OF_A_PAIR = LEVELS ** 2;

/** The `most` pairs whose cells would gain most (FAST), by the coarse levels of columns; gradient and curvature are those of the fit. */
export function bestPairs(coarse: readonly Uint8Array[], fit: Fit, most: number): readonly Pair[] {
  const rows = fit.odds.length;
  const all = (coarse.length * (coarse.length - 1)) / 2;
  const pairs = all * rows <= WORK ? pairsOf(coarse.length) : glanced(coarse, fit, Math.ceil((all * rows) / WORK));
  return pairs
    .map((pair) => ({ pair, gain: gainOf(pair, coarse, fit) }))
    .sort((x, y) => y.gain - x.gain)
    .slice(0, most)
    .map(({ pair }) => pair);
}

function pairsOf(columns: number): readonly Pair[] {
  return Array.from({ length: columns }, (_, b) => Array.from({ length: b }, (__, a): Pair => [a, b])).flat();
}

function gainOf([a, b]: Pair, coarse: readonly Uint8Array[], { gradient, curvature }: Fit): number {
  const [g, h] = [new Float64Array(CELLS_OF_A_PAIR), new Float64Array(CELLS_OF_A_PAIR)];
  const [first, second] = [coarse[a]!, coarse[b]!];
  for (let i = 0; i < first.length; i++) {
    const cell = first[i]! * LEVELS + second[i]!;
    g[cell]! += gradient[i]!;
    h[cell]! += curvature[i]!;
  }
  return beyondNoise(g, h, 0, CELLS_OF_A_PAIR);
}

/** A preselection, as many pairs as can be screened on all rows: those that gain most on every `every`-th row. */
function glanced(coarse: readonly Uint8Array[], fit: Fit, every: number): readonly Pair[] {
  const gains = gainsOnSome(coarse, fit, every);
  const most = Math.floor(WORK / fit.odds.length);
  const least = gains.length > most ? gains.toSorted()[gains.length - most]! : -Infinity;
  return pairsOf(coarse.length).filter((_, i) => gains[i]! >= least);
}

/** Gains of all pairs, in the order of `pairsOf`. Codes are laid out by row, so that a column is paired with all earlier ones in one pass. */
function gainsOnSome(coarse: readonly Uint8Array[], { gradient, curvature }: Fit, every: number): Float64Array {
  const columns = coarse.length;
  const rows = Math.ceil(gradient.length / every);
  const levels = new Uint8Array(rows * columns);
  for (const [j, column] of coarse.entries())
    for (let r = 0; r < rows; r++) levels[r * columns + j] = column[r * every]!;
  const gains = new Float64Array((columns * (columns - 1)) / 2);
  const [g, h] = [new Float64Array(columns * CELLS_OF_A_PAIR), new Float64Array(columns * CELLS_OF_A_PAIR)];
  let at = 0;
  for (let b = 1; b < columns; b++) {
    g.fill(0, 0, b * CELLS_OF_A_PAIR);
    h.fill(0, 0, b * CELLS_OF_A_PAIR);
    for (let r = 0; r < rows; r++) {
      const [own, up, curved] = [levels[r * columns + b]!, gradient[r * every]!, curvature[r * every]!];
      for (let a = 0; a < b; a++) {
        const cell = a * CELLS_OF_A_PAIR + levels[r * columns + a]! * LEVELS + own;
        g[cell]! += up;
        h[cell]! += curved;
      }
    }
    for (let a = 0; a < b; a++) gains[at++] = beyondNoise(g, h, a * CELLS_OF_A_PAIR, (a + 1) * CELLS_OF_A_PAIR);
  }
  return gains;
}
