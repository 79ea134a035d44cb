// Distances with their laws: exact where they can be, on the safe side of the truth elsewhere.
import fc from 'fast-check';
import { mean, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { seededNormals } from '../random.ts';
import { BIN_WIDTH, BINS, binSums, histogram, rowsOf, STEPS } from './histogram.ts';
import { total } from '../total.ts';
import { jensenShannon, jensenShannonOfShift, measuredJensenShannon } from './jensen-shannon.ts';
import { binnedWasserstein, wasserstein } from './wasserstein.ts';

function momentsOf(values: readonly number[]): { mean: number; sd: number } {
  return { mean: mean([...values]), sd: standardDeviation([...values]) };
}

function exact(reference: readonly number[], current: readonly number[]): number {
  const values = [...new Set([...reference, ...current])].sort((a, b) => a - b);
  const count = (of: readonly number[]) => values.map((v) => of.filter((x) => x === v).length);
  return wasserstein(values, count(reference), count(current)) / momentsOf(reference).sd;
}

const samples = fc
  .tuple(
    fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 2, maxLength: 40 }),
    fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 1, maxLength: 40 }),
  )
  .filter(([reference]) => new Set(reference).size > 1);

/** So far a value may lie from the middle of its step, in standard deviations. */
const STEP = BIN_WIDTH / STEPS;

describe('a binned Wasserstein distance', () => {
  it('is the exact one, or less by at most a bin’s width; all rows are in a bin', () => {
    fc.assert(
      fc.property(samples, ([reference, current]) => {
        const [before, now] = [reference, current].map((values) => histogram(values, momentsOf(reference)));
        const { value, law } = binnedWasserstein(before!, now!, 0.2);
        const truth = exact(reference, current);
        // Beyond the inner bins F and G may cross any distance away.
        const inside = current.every((x) => Math.abs(x - momentsOf(reference).mean) < 10 * momentsOf(reference).sd);
        expect(value).toBeLessThanOrEqual(truth * (1 + STEP) + (inside ? STEP : BIN_WIDTH));
        if (inside) expect(value).toBeGreaterThan(truth - BIN_WIDTH * 2);
        expect(law.bias).toBeGreaterThanOrEqual(0);
        expect([rowsOf(before!), rowsOf(now!), now!.counts.length]).toEqual([reference.length, current.length, BINS]);
      }),
    );
  });

  it('is exact for a pure shift, however large', () => {
    const reference = Array.from({ length: 500 }, (_, i) => i);
    const at = momentsOf(reference);
    for (const shift of [0.01, 1, 3, 50]) {
      const moved = reference.map((x) => x + shift * at.sd);
      const { value } = binnedWasserstein(histogram(reference, at), histogram(moved, at), 0.2);
      expect(Math.abs(value - shift)).toBeLessThan(shift < 10 ? STEP : BIN_WIDTH / 10);
    }
  });

  it('is about the same about a mean and a standard deviation near the reference’s', () => {
    fc.assert(
      fc.property(
        samples,
        fc.double({ min: 0.84, max: 1, noNaN: true }),
        fc.double({ min: -0.25, max: 0.25, noNaN: true }),
        ([before, now], by, off) => {
          const at = momentsOf(before);
          const near = { mean: at.mean + off * at.sd, sd: by * at.sd };
          const inside = now.every((x) => Math.abs(x - at.mean) < 8 * at.sd);
          const { value } = binnedWasserstein(histogram(before, near), histogram(now, near), 0.2);
          if (inside) expect(Math.abs(value - exact(before, now))).toBeLessThan(2 * BIN_WIDTH);
        },
      ),
    );
  });

  it('is made of whole numbers, which come to the same in whatever parts', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 40 }), fc.nat(40), (values, cut) => {
        const about = { mean: 1, sd: 0.3 };
        const together = new Map<number, readonly number[]>();
        for (const part of [values.slice(cut), values.slice(0, cut)])
          for (const [bin, ...sums] of binSums(part, about))
            together.set(
              bin,
              sums.map((sum, k) => sum + (together.get(bin)?.[k] ?? 0)),
            );
        expect([...together].map(([bin, sums]) => [bin, ...sums]).sort((a, b) => a[0]! - b[0]!)).toEqual(
          binSums(values, about),
        );
        expect(binSums(values, about).flat().every(Number.isSafeInteger)).toBe(true);
      }),
    );
  });

  it('has the error of a mean of the wider of both samples', () => {
    const reference = Array.from({ length: 400 }, (_, i) => i);
    const at = momentsOf(reference);
    const seOf = (current: readonly number[]): number =>
      binnedWasserstein(histogram(reference, at), histogram(current, at), 0).law.se;
    const rate = Math.sqrt(1 / 400 + 1 / 100);
    expect(seOf(Array.from({ length: 100 }, () => 200))).toBeCloseTo(rate, 12);
    const wide = Array.from({ length: 100 }, (_, i) => (i - 50) * 12);
    expect(seOf(wide)).toBeCloseTo((rate * momentsOf(wide).sd) / at.sd, 6);
  });

  it('knows that a skewed reference misses its own deviation and its mean at once', () => {
    const draws = seededNormals('skewed');
    const shift = 0.2 * Math.sqrt((Math.E - 1) * Math.E);
    const z = { with: [] as number[], without: [] as number[] };
    for (let run = 0; run < 300; run++) {
      const [reference, current] = [1500, 4500].map((n) => Array.from({ length: n }, () => Math.exp(draws())));
      const at = momentsOf(reference!);
      const [before, now] = [
        histogram(reference!, at),
        histogram(
          current!.map((x) => x + shift),
          at,
        ),
      ];
      for (const [name, limit] of [
        ['with', 0.2],
        ['without', 0],
      ] as const) {
        const { value, law } = binnedWasserstein(before, now, limit);
        z[name].push((value - law.bias - 0.2) / law.se);
      }
    }
    expect(standardDeviation(z.with)).toBeLessThan(1.15);
    expect(standardDeviation(z.without)).toBeGreaterThan(1.22);
  });

  it('without drift is mostly bias, and what is left of it averages at most 0', () => {
    const draws = seededNormals('drift');
    const sample = (): number[] => Array.from({ length: 300 }, () => draws());
    let [values, left] = [0, 0];
    for (let run = 0; run < 200; run++) {
      const reference = sample();
      const at = momentsOf(reference);
      const { value, law } = binnedWasserstein(histogram(reference, at), histogram(sample(), at), 0.2);
      values += value / 200;
      left += (value - law.bias) / 200;
    }
    expect(values).toBeGreaterThan(0.05);
    expect(left).toBeLessThan(0.005);
  });
});

describe('a measured Jensen–Shannon distance', () => {
  it('keeps its bias below itself and has an error even where the samples are equal', () => {
    const counts = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(counts, (rows) => {
        const [c, d] = [rows.map(([a]) => a + 1), rows.map(([, b]) => b + 1)];
        const { value, law } = measuredJensenShannon(c, d);
        expect(value).toBeGreaterThanOrEqual(law.bias);
        expect(law.bias).toBeGreaterThanOrEqual(0);
        expect(measuredJensenShannon(c, c).law.se).toBeGreaterThan(0);
      }),
    );
  });

  it('has at least the error that its slopes by each share give it, and just that near no drift', () => {
    // Central differences; the distance depends on shares only, so that counts may be any numbers.
    const variance = (counts: readonly number[], of: (moved: readonly number[]) => number): number => {
      const slope = (i: number): number => {
        const moved = (by: number): number => of(counts.map((x, k) => (k === i ? x * (1 + by) : x)));
        return ((moved(1e-5) - moved(-1e-5)) / (2e-5 * counts[i]!)) * total(counts);
      };
      const slopes = counts.map((_, i) => slope(i));
      const centre = counts.reduce((sum, x, i) => sum + x * slopes[i]!, 0) / total(counts);
      return counts.reduce((sum, x, i) => sum + x * (slopes[i]! - centre) ** 2, 0) / total(counts) ** 2;
    };
    const shareOf = (c: readonly number[], d: readonly number[]): number => {
      const { value, law } = measuredJensenShannon(c, d);
      const doubt = ((c.length - 1) * (1 / total(c) + 1 / total(d))) / (8 * Math.LN2) / value ** 2;
      const spread = variance(c, (moved) => jensenShannon(moved, d)) + variance(d, (moved) => jensenShannon(c, moved));
      return law.se / Math.sqrt(spread * (1 + Math.min(1, doubt)));
    };
    expect(shareOf([500, 300, 200], [510, 295, 195])).toBeCloseTo(1, 3);
    const counts = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(counts, counts, (c, d) => {
        fc.pre(jensenShannon(c, d) > 0.01);
        expect(shareOf(c, d)).toBeGreaterThan(1 - 1e-4);
      }),
    );
  });

  it('knows what a shift in standard deviations comes to', () => {
    // scipy.integrate.quad of the divergence of N(0, 1) and N(effect, 1) in base 2
    expect(jensenShannonOfShift(0.2)).toBeCloseTo(0.08472098519696045, 9);
    expect(jensenShannonOfShift(1)).toBeCloseTo(0.4009329367817227, 9);
    expect(jensenShannonOfShift(10)).toBeCloseTo(0.9999993773571801, 6);
  });
});
