// Areas under ROC curves of a column whose values count as categories, each row's category encoded without the row itself.
import type { Row } from '@modelgate/core';

/** Concordant pairs of a class, ties counting half, twice; its rows and the others'. */
export interface ClassArea {
  readonly twice: number;
  readonly of: number;
  readonly rest: number;
}

/** See `categoryShapes`: k different rows that occur c times, own of them of the class, in values of s rows, p of them of the class. */
interface Shape {
  readonly s: number;
  readonly c: number;
  readonly p: number;
  readonly own: number;
  readonly k: number;
}

/**
 * An area for each class, from the rows of `categoryShapes`. A row is encoded by the class's share of the rows with its value, without itself
 * and its copies, and with one row more at the overall share (Micci-Barreca 2001), so that a value which occurs once, such as an id, has no
 * information. Two rows of one value are a tie: without both of them it is encoded alike (leave-pair-out; Airola et al. 2011).
 */
export function areasByCategory(rows: readonly Row[]): readonly ClassArea[] {
  const totals = rows.flatMap(([which, s, c, , , k]) => (which === 'total' ? [{ s, c, k } as Shape] : []));
  const byClass = Map.groupBy(
    rows.filter(([which]) => which === 'shape'),
    ([, , , , , , y]) => y,
  );
  const all = sum(totals, ({ c, k }) => c * k);
  return [...byClass.values()].map((own) => {
    const shapes = own.map(([, s, c, p, mine, k]) => ({ s, c, p, own: mine, k }) as Shape);
    return areaOf([...shapes, ...absent(shapes, totals)], all);
  });
}

/** The rows of values that the class does not occur with. */
function absent(shapes: readonly Shape[], totals: readonly Shape[]): readonly Shape[] {
  const seen = new Map<string, number>();
  for (const { s, c, k } of shapes) seen.set(`${s} ${c}`, (seen.get(`${s} ${c}`) ?? 0) + k);
  return totals.map(({ s, c, k }) => ({ s, c, p: 0, own: 0, k: k - (seen.get(`${s} ${c}`) ?? 0) }));
}

function areaOf(shapes: readonly Shape[], all: number): ClassArea {
  const of = sum(shapes, ({ c, own }) => c * own);
  // Quotients of whole numbers, so that encodings which are equal tie.
  const encoded = shapes.flatMap(({ s, c, p, own, k }) => [
    { e: ((p - c) * all + of) / (s - c + 1), of: own * c, rest: 0 },
    { e: (p * all + of) / (s - c + 1), of: 0, rest: (k - own) * c },
  ]);
  // Inside of one value the class's own rows are encoded lower than the others: none of these pairs, which tie, is counted yet.
  const within = sum(shapes, ({ s, c, p, own }) => own * c * (s - p));
  return { twice: twiceConcordant(encoded) + within, of, rest: all - of };
}

interface Encoded {
  readonly e: number;
  readonly of: number;
  readonly rest: number;
}

function twiceConcordant(encoded: readonly Encoded[]): number {
  let [twice, below, tied, last] = [0, 0, 0, -Infinity];
  // Of equal encodings the others come first, so that each row of the class finds them all.
  for (const { e, of, rest } of encoded.toSorted((a, b) => a.e - b.e || b.rest - a.rest)) {
    if (e > last) [below, tied, last] = [below + tied, 0, e];
    tied += rest;
    twice += of * (2 * below + tied);
  }
  return twice;
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
