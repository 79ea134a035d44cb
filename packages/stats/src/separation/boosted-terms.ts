// A classifier that tells two samples apart: an additive logistic model over columns and pairs of columns, boosted.
import { bestPairs } from './best-pairs.ts';
import { CELLS, LEVELS, levelsOf, type CodedColumn } from './coded.ts';
import { bestCut, derive, everyCell, startOf, type Fit, type Step } from './newton-step.ts';

/** A column, or two of them: rows fall into its cells, each of which has a score. */
interface Term {
  /** Indices of its columns. */
  readonly of: readonly number[];
  /** The cell of each training row. */
  readonly cell: Uint8Array;
  /** The order of the cells has a meaning. */
  readonly ordered: boolean;
  /** Log-odds of the current sample, by cell. */
  readonly score: Float64Array;
}

export interface FittedTerm extends Pick<Term, 'of' | 'score'> {
  /** Twice the log-likelihood that the training rows gained through it. */
  readonly gain: number;
}

/** Coarse levels by column and code, and the fitted terms. */
export interface BoostedTerms {
  readonly levels: readonly Uint8Array[];
  readonly terms: readonly FittedTerm[];
}

const RATE = 0.3;
const ROUNDS = 60;
/** Most pairs that become terms, after all were screened. */
const MOST_PAIRS = 12;
/** Terms that every round considers; of more, those that were best when all were last considered, which is every LOOK_AROUND rounds. */
const WATCHED = 64;
const LOOK_AROUND = 10;
/** Most columns whose pairs are screened; of more, those that separate the samples best alone. */
export const MOST_PAIRED: number = 500;

/**
 * Fits P(current | row): columns first, then the pairs that explain most of what is left (as GA²M: Y. Lou, R. Caruana, J. Gehrke,
 * G. Hooker, KDD 2013, with FAST's screening). Each round takes the term whose Newton step gains most beyond what noise would: a number's
 * best cut, or all cells of a category or a pair. Deterministic; it ends where no term gains.
 */
export function fitTerms(columns: readonly CodedColumn[], current: Uint8Array): BoostedTerms {
  const fit = startOf(current);
  const alone = columns.map(({ codes, ordered }, j) => termOf([j], codes, ordered, CELLS));
  const terms = boost(alone, fit);
  const levels = columns.map(({ codes }) => levelsOf(codes));
  const coarse = columns.map(({ codes }, j) => codes.map((code) => levels[j]![code]!));
  derive(fit);
  const paired = mostTelling(alone, fit);
  const pairs = bestPairs(
    paired.map((j) => coarse[j]!),
    fit,
    MOST_PAIRS,
  ).map(([k, l]) => {
    const [a, b] = [paired[k]!, paired[l]!];
    return termOf([a, b], cellsOf(coarse[a]!, coarse[b]!), false, LEVELS ** 2);
  });
  return { levels, terms: [...terms, ...boost(pairs, fit)] };
}

/** Log-odds of unseen rows, up to a constant. */
export function scoreRows({ levels, terms }: BoostedTerms, columns: readonly CodedColumn[]): Float64Array {
  const scores = new Float64Array(columns[0]!.codes.length);
  const coarse = (j: number): Uint8Array => columns[j]!.codes.map((code) => levels[j]![code]!);
  for (const { of, score } of terms) {
    const [a, b] = of as readonly [number, number?];
    const cell = b === undefined ? columns[a]!.codes : cellsOf(coarse(a), coarse(b));
    for (let i = 0; i < scores.length; i++) scores[i]! += score[cell[i]!]!;
  }
  return scores;
}

function termOf(of: readonly number[], cell: Uint8Array, ordered: boolean, cells: number): Term {
  return { of, cell, ordered, score: new Float64Array(cells) };
}

/** Cells of two columns' levels. */
function cellsOf(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((level, i) => level * LEVELS + b[i]!);
}

/** Boosts: updates the fit and the scores of the terms. */
function boost(terms: readonly Term[], fit: Fit): readonly FittedTerm[] {
  const gains = new Map<Term, number>();
  let [watched, looked] = [terms, 0];
  for (let round = 0; round < ROUNDS; round++) {
    derive(fit);
    let best = round - looked < LOOK_AROUND ? bestOf(offersOf(watched, fit)) : undefined;
    if (round === 0 || !best || best.beyond <= 0) {
      const offers = offersOf(terms, fit);
      best = bestOf(offers);
      [watched, looked] = [watchedOf(offers), round];
    }
    if (!best || best.beyond <= 0) break;
    gains.set(best.term, (gains.get(best.term) ?? 0) + best.gain);
    move(best.term, best.step, fit);
  }
  // A shortened step gains RATE (2 − RATE) times what the full one does.
  return [...gains].map(([{ of, score }, gain]) => ({ of, score, gain: gain * RATE * (2 - RATE) }));
}

type Offer = Step & { readonly term: Term };

function offersOf(terms: readonly Term[], fit: Fit): readonly Offer[] {
  return terms.map((term) => ({ term, ...stepOf(term, fit) }));
}

function watchedOf(offers: readonly Offer[]): readonly Term[] {
  const best = offers.length > WATCHED ? offers.toSorted((x, y) => y.beyond - x.beyond).slice(0, WATCHED) : offers;
  return best.map(({ term }) => term);
}

/** The columns to pair: those whose step would gain most now, or all where they are few. */
function mostTelling(alone: readonly Term[], fit: Fit): readonly number[] {
  if (alone.length <= MOST_PAIRED) return [...alone.keys()];
  const gains = offersOf(alone, fit).map(({ gain }) => gain);
  const best = [...gains.keys()].sort((a, b) => gains[b]! - gains[a]! || a - b).slice(0, MOST_PAIRED);
  return best.sort((a, b) => a - b);
}

function bestOf(offers: readonly Offer[]): Offer | undefined {
  return offers.reduce(better, undefined);
}

/** The better of two offers; the first one when they are equal. */
function better(best: Offer | undefined, one: Offer): Offer {
  return best && best.beyond >= one.beyond ? best : one;
}

function move({ cell, score }: Term, step: Float64Array, { odds }: Fit): void {
  for (let k = 0; k < step.length; k++) score[k]! += RATE * step[k]!;
  for (let i = 0; i < odds.length; i++) odds[i]! += RATE * step[cell[i]!]!;
}

function stepOf({ cell, ordered, score }: Term, fit: Fit): Step {
  const sums = { gradient: new Float64Array(score.length), curvature: new Float64Array(score.length) };
  for (let i = 0; i < cell.length; i++) {
    sums.gradient[cell[i]!]! += fit.gradient[i]!;
    sums.curvature[cell[i]!]! += fit.curvature[i]!;
  }
  return ordered ? bestCut(sums) : everyCell(sums);
}
