// Agreement beyond chance where one class is rare: the digits of whole numbers, which shares near 1 would lose.
import type { View } from '@modelgate/core';
import { expect, it } from 'vitest';
import { cohenKappa } from '../model/cohen-kappa.ts';
import { mcc } from '../model/mcc.ts';

/** The four cells of two classes, as the rows that they stand for. */
function viewOf(counts: readonly [tp: number, fn: number, fp: number, tn: number]): View {
  const [y, d] = [Uint8Array.of(1, 1, 0, 0), Uint8Array.of(1, 0, 1, 0)];
  return { n: 4, classes: 2, y, d, w: Float64Array.from(counts), width: 0, order: () => new Uint32Array(0) };
}

it.each([
  [5, 5, 5, 1_000_000_000],
  [1, 0, 0, 1_000_000_000],
  [3, 1, 2, 1_000_000_000_000],
  [0, 1, 1, 1_000_000_000],
  [40, 10, 5, 45],
] as const)('%i found, %i missed, %i false alarms, %i others', (...counts) => {
  const [tp, fn, fp, tn] = counts.map(BigInt) as [bigint, bigint, bigint, bigint];
  const beyond = tp * tn - fp * fn;
  const root = (n: bigint): number => Math.sqrt(Number(n));
  const correlation = Number(beyond) / (root(tp + fn) * root(tp + fp) * root(tn + fn) * root(tn + fp));
  const kappa = Number(2n * beyond) / Number((tp + fn) * (fn + tn) + (tp + fp) * (fp + tn));
  for (const [metric, expected] of [
    [mcc, correlation],
    [cohenKappa, kappa],
  ] as const) {
    const found = metric.of(viewOf(counts), {});
    expect(Math.abs(('value' in found ? found.value : NaN) / expected - 1), metric.id).toBeLessThan(1e-14);
  }
});
