// Random estimates of every law with the values that they can take, and Gram matrices.
import { constantFrom, double, integer, oneof, tuple, type Arbitrary } from 'fast-check';
import type { Known, Law, Link, Rates } from './law.ts';
import { linkRange } from './link.ts';
import { normalQuantile } from './normal.ts';
import { sampledLaw } from './sampled.ts';

export function known(value: number, law: Law): Known {
  return { kind: 'known', value, n: 100, law };
}

const size = oneof(integer({ min: 1, max: 40 }), integer({ min: 41, max: 20_000 }), constantFrom(1_000_000));
const share = double({ min: 0, max: 1, noNaN: true });

const binomial = tuple(size, share).map(([n, p]) => {
  const x = Math.round(n * p);
  return known(x / n, { law: 'binomial', x, n });
});
export const paired = tuple(size, share, share).map(([n, p, q]) => {
  const b = Math.round(n * p);
  const c = Math.round((n - b) * q);
  return known((b - c) / n, { law: 'paired', b, c, n });
});
export const counts = tuple(size, share, size, share).map(([n1, p1, n2, p2]) => ({
  x1: Math.round(n1 * p1),
  n1,
  x2: Math.round(n2 * p2),
  n2,
}));
const difference = counts.map((c) => known(c.x1 / c.n1 - c.x2 / c.n2, { law: 'rates', of: 'difference', ...c }));
const ratio = counts
  .filter((c) => c.x2 > 0)
  .map((c) => known(c.x1 / c.n1 / (c.x2 / c.n2), { law: 'rates', of: 'ratio', ...c }));
/** A part of a whole: of the first sample, or of the second, the rows are all among the other's. */
const parts = tuple(size, share, size, share, constantFrom<1 | 2>(1, 2)).map(([n, p, m, q, part]) => {
  const [inPart, inRest] = [Math.round(n * p), Math.round(m * q)];
  const [a, b] = [
    { x: inPart, n },
    { x: inPart + inRest, n: n + m },
  ];
  const [first, second] = part === 1 ? [a, b] : [b, a];
  return { x1: first.x, n1: first.n, x2: second.x, n2: second.n, part };
});
const differenceToWhole = parts.map((c) => known(c.x1 / c.n1 - c.x2 / c.n2, { law: 'rates', of: 'difference', ...c }));
const ratioToWhole = parts
  .filter((c) => c.x2 > 0)
  .map((c) => known(c.x1 / c.n1 / (c.x2 / c.n2), { law: 'rates', of: 'ratio', ...c }));
const normal = tuple(
  constantFrom<Link>('id', 'log', 'log1p', 'logit', 'fisher'),
  double({ min: 0.01, max: 0.99, noNaN: true }),
  double({ min: 1e-5, max: 0.3, noNaN: true }),
  oneof(constantFrom(undefined), integer({ min: 1, max: 200 })),
  oneof(constantFrom(undefined), double({ min: -1, max: 1, noNaN: true })),
).map(([link, value, se, df, skew]) =>
  known(value, { law: 'normal', se, link, ...(df !== undefined && { df }), ...(skew !== undefined && { skew }) }),
);
const sampled = tuple(
  double({ min: -1, max: 1, noNaN: true }),
  double({ min: 0.001, max: 1, noNaN: true }),
  integer({ min: 50, max: 3000 }),
).map(([value, spread, draws]) =>
  known(
    value,
    sampledLaw(
      Float64Array.from({ length: draws }, (_, i) => value + spread * normalQuantile((i + 0.5) / draws)),
      's',
    ),
  ),
);
export const continuous: Record<string, Arbitrary<Known>> = {
  binomial,
  paired,
  difference,
  ratio,
  differenceToWhole,
  ratioToWhole,
  normal,
  sampled,
};
export const distance = tuple(
  double({ min: 0, max: 3, noNaN: true }),
  double({ min: 0, max: 1, noNaN: true }),
  double({ min: 1e-5, max: 0.5, noNaN: true }),
  constantFrom(1, undefined),
).map(([value, bias, se, most]) =>
  known(most === undefined ? value : value / 3, { law: 'distance', bias, se, ...(most !== undefined && { most }) }),
);
export const laws: Record<string, Arbitrary<Known>> = { ...continuous, distance };

/** Σ over rows of φ_a·φ_b for all pairs: lower triangle with diagonal, row by row. */
export function gramOf(vectors: readonly Float64Array[]): Float64Array {
  const pairs = vectors.flatMap((a, i) => vectors.slice(0, i + 1).map((b) => [a, b] as const));
  return Float64Array.from(pairs, ([a, b]) => a.reduce((sum, value, row) => sum + value * b[row]!, 0));
}

export function range(e: Known): readonly [number, number] {
  if (e.law.law === 'binomial') return [0, 1];
  if (e.law.law === 'paired') return [-1, 1];
  if (e.law.law === 'rates') return rangeOfRates(e.law);
  if (e.law.law === 'distance') return [0, e.law.most ?? Infinity];
  return e.law.law === 'normal' ? linkRange(e.law.link) : [-Infinity, Infinity];
}

/** A part that is a share w of its whole cannot lie further from it than 1 − w, nor have more than 1/w times its rate. */
function rangeOfRates({ of, n1, n2, part }: Rates): readonly [number, number] {
  const w = part === undefined ? 0 : part === 1 ? n1 / n2 : n2 / n1;
  if (of === 'difference') return [w - 1, 1 - w];
  return part === 1 ? [0, 1 / w] : [w, Infinity];
}
