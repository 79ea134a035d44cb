// Two values, of which one has one to four rows: the distance of their shares would tell how many.
import type { Histogram } from '@modelgate/stats';
import { significant } from '../data-metric/significant.ts';
import type { Both } from './both.ts';
import { atLeastShown, FEWEST_SHOWN, isFew } from './few.ts';

/** Rows of each level on both sides. */
export interface LevelRows {
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

/** Of two levels, of which one has very few rows, these count as the smallest number that is shown. */
export function withoutFew({ reference, current }: LevelRows): LevelRows {
  return areTwo({ reference, current })
    ? { reference: reference.map(shownAmong), current: current.map(shownAmong) }
    : { reference, current };
}

/** Both levels have as many rows together as before. */
function shownAmong(rows: number, i: number, both: readonly number[]): number {
  const other = both[1 - i]!;
  return isFew(rows) ? FEWEST_SHOWN : rows + other - atLeastShown(other);
}

function areTwo({ reference, current }: LevelRows): boolean {
  return reference.length === 2 && [...reference, ...current].some(isFew);
}

/** Whether there are two levels, one of which is as rare on both sides, but there. */
export function hasFewBeside({ reference, current }: LevelRows): boolean {
  const most = reference.map((rows, i) => Math.max(rows, current[i]!));
  return most.length === 2 && most.some((rows) => rows > 0 && rows <= FEWEST_SHOWN);
}

/** The bins that have rows on either side. */
export function occupied({ own, before }: Both<Histogram>): LevelRows {
  const at = placesIn({ own, before });
  return { reference: at.map((i) => before.counts[i]!), current: at.map((i) => own.counts[i]!) };
}

function placesIn({ own, before }: Both<Histogram>): readonly number[] {
  return own.counts.flatMap((rows, i) => (rows > 0 || before.counts[i]! > 0 ? [i] : []));
}

/** The same for numbers that lie in two bins only, as flags do. */
export function withoutFewInBins(both: Both<Histogram>): Both<Histogram> {
  const [at, rows] = [placesIn(both), occupied(both)];
  if (!areTwo(rows)) return both;
  const { reference, current } = withoutFew(rows);
  return { own: scaled(both.own, at, current), before: scaled(both.before, at, reference) };
}

/** The same means in other numbers of rows; rounded, since their last digits would tell these. */
function scaled({ counts, sums, squares }: Histogram, at: readonly number[], rows: readonly number[]): Histogram {
  const rowsIn = new Map(at.map((bin, i) => [bin, rows[i]!]));
  const of = (all: readonly number[]): readonly number[] =>
    all.map((x, i) => (counts[i]! > 0 ? significant(x / counts[i]!) * (rowsIn.get(i) ?? counts[i]!) : x));
  return { counts: of(counts), sums: of(sums), squares: of(squares) };
}
