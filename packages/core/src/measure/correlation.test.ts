// Correlations of estimates: over rows, slices and clusters they are those of the written-out contributions.
import { seededUniforms } from '@modelgate/stats';
import { expect, it } from 'vitest';
import type { Contributions } from './contributions.ts';
import { correlate } from './correlation.ts';

/** More rows than are handled at a time, and more estimates than are multiplied side by side. */
const [ROWS, ESTIMATES, VALUES, CELLS] = [5000, 11, 3, 4];
const all = Array.from({ length: ROWS }, (_, row) => row);

interface Drawn {
  readonly kept: Contributions;
  /** Of every row of the frame. */
  readonly written: readonly number[];
}

/** Some estimates are of all rows, some of a value's; some keep one number a row, some one a cell. */
function drawnOf(k: number, number: () => number): Drawn {
  const codes = Uint8Array.from(all, (row) => (k === 4 && row < 2500 ? 2 : Math.floor(number() * VALUES)));
  const code = k % 3 === 1 ? 1 : undefined;
  const rows = all.filter((row) => code === undefined || codes[row] === code);
  const weight = k % 4 === 2 ? Float64Array.from(all, () => 1 + number()) : undefined;
  const cellOf = k % 2 === 1 ? Uint8Array.from(rows, () => Math.floor(number() * CELLS)) : undefined;
  const phi = Float64Array.from({ length: cellOf ? CELLS : rows.length }, () => number() - 0.4);
  const written = all.map(() => 0);
  for (const [i, row] of rows.entries()) written[row] = phi[cellOf ? cellOf[i]! : i]! * (weight?.[row] ?? 1);
  const slice = code !== undefined && { slice: { codes, code } };
  return { kept: { phi, ...slice, ...(cellOf && { cellOf }), ...(weight && { weight }) }, written };
}

function lowerOf(vectors: readonly (readonly number[])[]): readonly number[] {
  const product = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  return vectors.flatMap((a, k) =>
    vectors.slice(0, k + 1).map((b) => product(a, b) / Math.sqrt(product(a, a) * product(b, b))),
  );
}

function summed(written: readonly number[], cluster: Int32Array): readonly number[] {
  const sums = Array.from({ length: Math.max(...cluster) + 1 }, () => 0);
  for (const [row, value] of written.entries()) sums[cluster[row]!]! += value;
  return sums;
}

function expectEqual(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  const apart = actual.map((value, i) => Math.abs(value - expected[i]!));
  expect(Math.max(...apart)).toBeLessThan(1e-9);
}

it('is that of the contributions, written out', () => {
  const number = seededUniforms('correlation');
  const drawn = Array.from({ length: ESTIMATES }, (_, k) => drawnOf(k, number));
  const kept = new Map(drawn.map((each, k) => [`e${k}`, each.kept]));
  const vectors = drawn.map(({ written }) => written);
  const { estimates, lower } = correlate({ n: ROWS }, kept);
  expect(estimates).toEqual([...kept.keys()]);
  expectEqual(lower, lowerOf(vectors));
  const cluster = Int32Array.from(all, (row) => row % 301);
  const clustered = correlate({ n: ROWS, cluster }, kept);
  expectEqual(clustered.lower, lowerOf(vectors.map((written) => summed(written, cluster))));
});

it('is none with an estimate that has no spread', () => {
  const of = (...phi: number[]): Contributions => ({ phi: Float64Array.from(phi) });
  const { lower } = correlate({ n: 3 }, new Map(Object.entries({ a: of(1, -2, 1), none: of(0, 0, 0) })));
  expect(lower).toEqual([1, 0, 1]);
});
