// Influence values are slopes: what a distance gains when some of the rows count for a little more.
import fc from 'fast-check';
import { mean, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { histogram, rowsOf, varianceOf, type Histogram } from './histogram.ts';
import { jensenShannon, jensenShannonInfluence } from './jensen-shannon.ts';
import { binnedWasserstein, wassersteinInfluence } from './wasserstein.ts';
import { total } from '../total.ts';

const SMALL = 1e-6;

/** The i-th level or bin counts for more, by this part of itself. */
function more(counts: readonly number[], i: number, by: number): number[] {
  return counts.map((count, k) => (k === i ? count * (1 + by) : count));
}

/** Central differences; `rows` of `n` are weighed. */
function slope(of: (by: number) => number, rows: number, n: number): number {
  return (((of(SMALL) - of(-SMALL)) / (2 * SMALL)) * n) / rows;
}

function centred(values: readonly number[], counts: readonly number[]): readonly number[] {
  const middle = total(values.map((value, i) => value * counts[i]!)) / total(counts);
  return values.map((value) => value - middle);
}

describe('of a Jensen–Shannon distance', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 4, maxLength: 4 });

  it('they are its slopes by the rows of each level, on either side', () => {
    fc.assert(
      fc.property(counts, counts, fc.nat(3), (c, d, i) => {
        fc.pre(jensenShannon(c, d) > 0.01);
        const { reference, current } = jensenShannonInfluence(c, d);
        const [byC, byD] = [centred(reference, c)[i], centred(current, d)[i]];
        expect(byC).toBeCloseTo(
          slope((by) => jensenShannon(more(c, i, by), d), c[i]!, total(c)),
          4,
        );
        expect(byD).toBeCloseTo(
          slope((by) => jensenShannon(c, more(d, i, by)), d[i]!, total(d)),
          4,
        );
      }),
    );
  });

  it('a level without rows on one side has one on the other, and equal samples have none', () => {
    const { reference, current } = jensenShannonInfluence([10, 0], [5, 5]);
    expect([...reference, ...current].every(Number.isFinite)).toBe(true);
    expect(current[1]).toBeGreaterThan(current[0]!);
    expect(jensenShannonInfluence([3, 4], [6, 8]).reference.map(Math.abs)).toEqual([0, 0]);
  });
});

describe('of a binned Wasserstein distance', () => {
  const weighed = ({ counts, sums, squares }: Histogram, bin: number, by: number): Histogram => ({
    counts: more(counts, bin, by),
    sums: more(sums, bin, by),
    squares: more(squares, bin, by),
  });
  const LIMIT = 0.7;
  const about = (values: readonly number[]) => ({ mean: mean([...values]), sd: standardDeviation([...values]) });
  const samples = fc.tuple(
    fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 2, maxLength: 40 }).filter((x) => new Set(x).size > 1),
    fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 1, maxLength: 40 }),
  );

  it('they are its slopes by the rows of each bin, in the unit of the reference as it is', () => {
    fc.assert(
      fc.property(samples, fc.nat(), ([before, now], pick) => {
        const [reference, current] = [before, now].map((values) => histogram(values, about(before))) as [
          Histogram,
          Histogram,
        ];
        const [sd, found] = [Math.sqrt(varianceOf(reference)), wassersteinInfluence(reference, current, LIMIT)];
        const valueOf = (theirs: Histogram, own: Histogram): number =>
          ((binnedWasserstein(theirs, own, LIMIT).value - LIMIT) * Math.sqrt(varianceOf(theirs))) / sd;
        for (const [side, of, move] of [
          ['reference', reference, (by: number, bin: number) => valueOf(weighed(reference, bin, by), current)],
          ['current', current, (by: number, bin: number) => valueOf(reference, weighed(current, bin, by))],
        ] as const) {
          const bins = [...of.counts.keys()].filter((i) => of.counts[i]! > 0);
          const bin = bins[pick % bins.length]!;
          const expected = slope((by) => move(by, bin), of.counts[bin]!, rowsOf(of));
          // Where F and G meet there are two slopes, one on each side: rows of one value on both sides.
          fc.pre(Math.abs(move(SMALL, bin) + move(-SMALL, bin) - 2 * valueOf(reference, current)) < 1e-9);
          expect(centred(found[side], of.counts)[bin]).toBeCloseTo(expected, 3);
        }
      }),
    );
  });

  it('of a pure shift they are the values themselves', () => {
    const values = Array.from({ length: 200 }, (_, i) => i / 100);
    const at = about(values);
    const moved = histogram(
      values.map((x) => x + 5),
      at,
    );
    const { reference } = wassersteinInfluence(histogram(values, at), moved, 0);
    const bins = histogram(values, at).counts.flatMap((count, bin) => (count > 0 ? [bin] : []));
    const steps = bins.slice(1).map((bin, i) => reference[bins[i]!]! - reference[bin]!);
    for (const step of steps) expect(step).toBeGreaterThan(0);
    expect(reference[bins[0]!]! - reference[bins.at(-1)!]!).toBeCloseTo(2 / at.sd, 1);
  });
});
