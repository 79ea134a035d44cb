// Seeded generators: equal seeds, equal numbers.
import { mean, sampleKurtosis, sampleSkewness, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { binomialPmf } from './binomial.ts';
import { chiSquareSf } from './chi-square.ts';
import { drawBinomial, resampleCounts } from './count-tables.ts';
import { normalQuantile } from './normal.ts';
import { seededNormals, seededUniforms } from './random.ts';

function take(next: () => number, count: number): number[] {
  return Array.from({ length: count }, next);
}

describe('seeded numbers', () => {
  it('are these on every machine', () => {
    expect(take(seededUniforms('modelgate'), 3)).toEqual([0.7428879343206063, 0.3845726203871891, 0.2157998833572492]);
    expect(take(seededNormals(''), 2)).toEqual([0.31031800342411936, 0.08513574400974142]);
  });

  it('differ for seeds that differ little', () => {
    const firsts = new Set(Array.from({ length: 1000 }, (_, i) => seededUniforms(`seed/${i}`)()));
    expect(firsts.size).toBe(1000);
    expect(seededUniforms('ab')()).not.toBe(seededUniforms('ba')());
    expect(mean([...firsts])).toBeCloseTo(0.5, 1);
  });

  it.each([
    ['the first', 0],
    ['the second', 1],
    ['the third', 2],
  ])('%s of 10,000 streams whose seeds differ in an index alone are a random sample', (_, place) => {
    const cells = 100;
    const beyond = ['run', 'no change/500/rows', '{"n":50}'].map((prefix) => {
      const counts = new Float64Array(cells);
      for (let i = 0; i < 10_000; i++) {
        const u = take(seededUniforms(`${prefix}/${i}`), place + 1)[place];
        counts[Math.floor(u * cells)]++;
      }
      const chiSquare = counts.reduce((sum, k) => sum + (k - 100) ** 2 / 100, 0);
      return chiSquareSf(chiSquare, cells - 1);
    });
    // Of uniform p-values, the least of three is below 0.0003 once in a thousand tests.
    expect(Math.min(...beyond)).toBeGreaterThan(0.0003);
    expect(Math.max(...beyond)).toBeLessThan(0.9997);
  });

  it('are uniform and normal', () => {
    const uniforms = take(seededUniforms('moments'), 100_000);
    expect(mean(uniforms)).toBeCloseTo(0.5, 2);
    expect(standardDeviation(uniforms)).toBeCloseTo(Math.sqrt(1 / 12), 2);
    const normals = take(seededNormals('moments'), 100_000);
    expect(Math.abs(mean(normals))).toBeLessThan(0.01);
    expect(standardDeviation(normals)).toBeCloseTo(1, 2);
    expect(Math.abs(sampleSkewness(normals))).toBeLessThan(0.03);
    expect(Math.abs(sampleKurtosis(normals))).toBeLessThan(0.06);
  });
});

describe('binomial draws', () => {
  it.each([
    [1, 0.3],
    [12, 0.8],
    [40, 0.2],
    [60, 0.5],
    [300, 0.1],
    [1000, 0.97],
  ])('of %d at %d follow the binomial', (n, p) => {
    const next = seededUniforms(`binomial ${n} ${p}`);
    const draws = 40_000;
    const counts = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const k = drawBinomial(n, p, next);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    let [chiSquare, cells] = [0, 0];
    for (let k = 0; k <= n; k++) {
      const expected = draws * binomialPmf(k, n, p);
      if (expected < 10) continue;
      chiSquare += ((counts.get(k) ?? 0) - expected) ** 2 / expected;
      cells++;
    }
    // Wilson and Hilferty's normal form of χ²: beyond 4 sd once in 30,000
    const z = ((chiSquare / cells) ** (1 / 3) - (1 - 2 / (9 * cells))) / Math.sqrt(2 / (9 * cells));
    expect(z).toBeLessThan(4);
  });

  it('keep to their ends', () => {
    const next = seededUniforms('ends');
    expect([drawBinomial(0, 0.5, next), drawBinomial(9, 0, next), drawBinomial(9, 1, next)]).toEqual([0, 0, 9]);
    for (let i = 0; i < 1000; i++) expect(drawBinomial(1_000_000, 0.9999999, next)).toBeLessThanOrEqual(1_000_000);
  });
});

describe('resampled count tables', () => {
  it('keep each table’s total and repeat for a seed', () => {
    const total = (tables: readonly Float64Array[]): number =>
      tables[0].reduce((a, b) => a + b, 0) * 1000 + tables[1].reduce((a, b) => a + b, 0);
    expect(
      new Set(
        resampleCounts(
          [
            [3, 0, 7],
            [20, 1],
          ],
          total,
          { draws: 500, seed: 's' },
        )?.at,
      ),
    ).toEqual(new Set([10_021]));
    const share = (tables: readonly Float64Array[]): number => tables[0][0] / 1000;
    const law = resampleCounts([[300, 700]], share, { draws: 2000, seed: 's' });
    expect(resampleCounts([[300, 700]], share, { draws: 2000, seed: 's' })).toEqual(law);
  });

  it('spread as the multinomial does', () => {
    const n = 5000;
    const law = resampleCounts([[1500, 500, 3000]], ([t]) => t[1] / n, { draws: 10_000, seed: 'spread' });
    const sd = Math.sqrt((0.1 * 0.9) / n);
    for (const p of [0.05, 0.5, 0.95]) {
      expect(Math.abs((law?.at[law.probs.indexOf(p)] ?? NaN) - (0.1 + sd * normalQuantile(p)))).toBeLessThan(0.06 * sd);
    }
  });

  it('leave out a few draws that lack something, and give up on many', () => {
    const rare = ([t]: readonly Float64Array[]): number | undefined => (t[0] === 0 ? undefined : t[1] / t[0]);
    expect(resampleCounts([[8, 92]], rare, { draws: 1000, seed: 'x' })?.draws).toBeGreaterThanOrEqual(990);
    expect(resampleCounts([[1, 99]], rare, { draws: 1000, seed: 'x' })).toBeUndefined();
  });
});
