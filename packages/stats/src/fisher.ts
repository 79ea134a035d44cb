// Fisher's exact test of a 2 × 2 table.
import { binomialPmf } from './binomial.ts';

/** Probabilities within this factor count as equal, to allow for rounding, as in R's fisher.test. */
const ALIKE = 1 + 1e-7;

/**
 * Two-sided p-value of x1 of n1 against x2 of n2: the probability, given all margins, of the tables no more likely than this one.
 * In O(√n) steps, for n in the millions too. R. A. Fisher, J. R. Stat. Soc. 98 (1935) 39–82; two-sided as SciPy and R have it.
 */
export function fisherExact(x1: number, n1: number, x2: number, n2: number): number {
  const table: Margins = { n1, n2, events: x1 + x2 };
  if (Math.min(n1, n2, table.events, n1 + n2 - table.events) === 0) return 1;
  const mode = Math.floor(((table.events + 1) * (n1 + 1)) / (n1 + n2 + 2));
  const limit = probability(table, x1) * ALIKE;
  if (probability(table, mode) <= limit) return 1;
  const up = x1 > mode;
  const other = firstAsRare(table, limit, mode, !up);
  return Math.min(1, tail(table, x1, up) + (other === undefined ? 0 : tail(table, other, !up)));
}

interface Margins {
  readonly n1: number;
  readonly n2: number;
  readonly events: number;
}

/** Probability of x events in the first row, in Loader's form, which keeps its digits for large margins. */
function probability({ n1, n2, events }: Margins, x: number): number {
  const rate = events / (n1 + n2);
  return (binomialPmf(x, n1, rate) * binomialPmf(events - x, n2, rate)) / binomialPmf(events, n1 + n2, rate);
}

/** Sum of the probabilities from x (included) outwards, each computed from the one before, until they no longer matter. */
function tail(table: Margins, x: number, up: boolean): number {
  const { n1, n2, events } = table;
  let p = probability(table, x);
  let sum = p;
  for (let at = x; p > sum * 1e-17; at += up ? 1 : -1) {
    p *= up
      ? ((n1 - at) * (events - at)) / ((at + 1) * (n2 - events + at + 1))
      : (at * (n2 - events + at)) / ((n1 - at + 1) * (events - at + 1));
    sum += p;
  }
  return sum;
}

/** The x nearest to the mode, on one side of it, that is no more likely than `p`; undefined when there is none. */
function firstAsRare(table: Margins, p: number, mode: number, up: boolean): number | undefined {
  let [likely, rare] = [mode, up ? Math.min(table.n1, table.events) : Math.max(0, table.events - table.n2)];
  if (probability(table, rare) > p) return undefined;
  while (Math.abs(rare - likely) > 1) {
    const middle = Math.trunc((likely + rare) / 2);
    if (probability(table, middle) <= p) rare = middle;
    else likely = middle;
  }
  return rare;
}
