// Paired DeLong against O(n²) NumPy.
import { array, assert, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../test/parity/stats/delong.json' with { type: 'json' };
import { errorAbove, relativeError } from '../../../test/parity/stats/relative-error.ts';
import { areaUnderCurve, delong } from './delong.ts';

/** The same numbers as in make_delong.py. */
function made(
  n: number,
  levels: number,
  every: number,
): { positive: Uint8Array; first: Float64Array; second: Float64Array } {
  const part = (prime: number, modulus: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => ((i * prime) % modulus) / modulus);
  const [first, second, noise] = [part(7919, 10007), part(104729, 9973), part(1299709, 9871)];
  const positive = Uint8Array.from(first, (x, i) =>
    Number((2 * x + second[i] + noise[i]) / 4 > 0.6 !== (i % every === 0)),
  );
  const stepped = (x: number): number => Math.floor(x * levels) / levels;
  return { positive, first: first.map(stepped), second: second.map(stepped) };
}

describe('DeLong', () => {
  it.each(reference.cases)('$n rows in $levels steps: NumPy’s O(n²) values', (row) => {
    const { positive, first, second } = made(row.n, row.levels, row.every);
    const found = delong(first, second, positive);
    const numbers = [
      ...(found?.auc ?? []),
      ...(found?.covariance ?? []),
      found?.difference ?? NaN,
      found?.se ?? NaN,
      found?.z ?? NaN,
    ];
    const expected = [...row.auc, ...row.covariance, row.difference, row.se, row.z];
    expect(positive.reduce((sum, y) => sum + y, 0)).toBe(row.positives);
    for (const [i, value] of numbers.entries()) expect(errorAbove(1e-15, value, expected[i])).toBeLessThan(1e-11);
    expect(relativeError(found?.p ?? NaN, row.p)).toBeLessThan(1e-9);
  });

  it('gives influence values whose standard error is DeLong’s', () => {
    const { positive, first } = made(500, 16, 9);
    const found = areaUnderCurve(first, positive);
    const phi = found?.phi ?? new Float64Array(1);
    const variance = phi.reduce((sum, x) => sum + x * x, 0) / phi.length ** 2;
    expect(relativeError(variance, reference.cases[2].covariance[0])).toBeLessThan(1e-12);
    expect(Math.abs(phi.reduce((sum, x) => sum + x, 0))).toBeLessThan(1e-9);
  });

  it('has nothing to say about one class', () => {
    expect(areaUnderCurve(Float32Array.of(1, 2, 3), Uint8Array.of(1, 1, 0))).toBeUndefined();
    expect(delong(Float32Array.of(1, 2, 3), Float32Array.of(1, 2, 3), Uint8Array.of(1, 1, 1))).toBeUndefined();
  });

  it('finds no difference between equal scores', () => {
    const { positive, first } = made(60, 8, 7);
    expect(delong(first, first, positive)).toMatchObject({ difference: 0, z: 0, p: 1 });
  });

  it('is turned round by negated scores and by swapped roles', () => {
    const rows = array(tuple(integer({ min: 0, max: 5 }), integer({ min: 0, max: 5 }), integer({ min: 0, max: 1 })), {
      minLength: 4,
      maxLength: 60,
    });
    assert(
      property(rows, (list) => {
        const [a, b] = [Float64Array.from(list, (r) => r[0]), Float64Array.from(list, (r) => r[1])];
        const y = Uint8Array.from(list, (r) => r[2]);
        const [found, swapped, negated] = [
          delong(a, b, y),
          delong(b, a, y),
          areaUnderCurve(
            a.map((x) => -x),
            y,
          ),
        ];
        if (!found || !swapped || !negated) return;
        expect(swapped.difference).toBeCloseTo(-found.difference, 12);
        expect(swapped.p).toBeCloseTo(found.p, 9);
        expect(negated.auc).toBeCloseTo(1 - found.auc[0], 12);
      }),
    );
  });
});
