// Seeded generators: equal seeds, equal numbers.
import { mean, sampleKurtosis, sampleSkewness, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { chiSquareSf } from './chi-square.ts';
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
