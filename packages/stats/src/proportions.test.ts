// Wilson, Clopper–Pearson, Newcombe, Miettinen–Nurminen and Koopman against references.
import { describe, expect, it } from 'vitest';
import reference from '../../../test/parity/stats/proportions.json' with { type: 'json' };
import { errorAbove } from '../../../test/parity/stats/relative-error.ts';
import { clopperPearson, exactProportionP } from './clopper-pearson.ts';
import { koopman, ratioScore } from './koopman.ts';
import { differenceScore, miettinenNurminen } from './miettinen-nurminen.ts';
import { newcombe } from './newcombe.ts';
import { proportionScore, wilson } from './wilson.ts';

/** Largest relative error of an interval; ends within 1e-16 of each other count as equal. */
function worst(actual: readonly number[], expected: readonly (number | null)[]): number {
  return Math.max(...actual.map((end, i) => errorAbove(1e-16, end, expected[i] ?? Infinity)));
}

describe('Wilson and Clopper–Pearson', () => {
  it.each(reference.one)('$x of $n at $level are statsmodels’', (row) => {
    expect(worst(wilson(row.x, row.n, row.level), row.wilson)).toBeLessThan(1e-9);
    expect(worst(clopperPearson(row.x, row.n, row.level), row.clopper)).toBeLessThan(1e-9);
  });

  it('invert the score test', () => {
    const [low, high] = wilson(15, 148, 0.95);
    expect(proportionScore(15, 148, low)).toBeCloseTo(1.959963984540054, 12);
    expect(proportionScore(15, 148, high)).toBeCloseTo(-1.959963984540054, 12);
  });

  it('invert the exact test', () => {
    const [low, high] = clopperPearson(15, 148, 0.95);
    expect(exactProportionP({ law: 'binomial', x: 15, n: 148 }, 'min', low).pass).toBeCloseTo(0.025, 12);
    expect(exactProportionP({ law: 'binomial', x: 15, n: 148 }, 'max', low).fail).toBeCloseTo(0.025, 12);
    expect(exactProportionP({ law: 'binomial', x: 15, n: 148 }, 'min', high).fail).toBeCloseTo(0.025, 12);
  });

  it('are those of Newcombe’s tables', () => {
    for (const [x, n, low, high] of reference.published.wilson)
      expect(rounded(wilson(x, n, 0.95), 4)).toEqual([low, high]);
    for (const [x, n, low, high] of reference.published.clopper)
      expect(rounded(clopperPearson(x, n, 0.95), 4)).toEqual([low, high]);
  });
});

describe('a difference of two rates', () => {
  it.each(reference.difference)('$x1/$n1 − $x2/$n2 at $level: intervals', (row) => {
    const counts = [row.x1, row.n1, row.x2, row.n2] as const;
    if (row.newcombe) expect(worst(newcombe(...counts, row.level), row.newcombe)).toBeLessThan(1e-9);
    expect(worst(miettinenNurminen(...counts, row.level), row.exact)).toBeLessThan(1e-11);
  });

  it.each(reference.differenceScores)('$x1/$n1 − $x2/$n2 against $limit: z', (row) => {
    const z = differenceScore(row.x1, row.n1, row.x2, row.n2, row.limit);
    expect(errorAbove(1e-12, z, row.z)).toBeLessThan(1e-11);
    if (row.statsmodels !== null) expect(errorAbove(1e-12, z, row.statsmodels)).toBeLessThan(1e-9);
  });

  it('is that of the published tables', () => {
    for (const [x1, n1, x2, n2, low, high] of reference.published.newcombe) {
      expect(rounded(newcombe(x1, n1, x2, n2, 0.95), 4)).toEqual([low, high]);
    }
    for (const [x1, n1, x2, n2, low, high] of reference.published.miettinenNurminen) {
      expect(rounded(miettinenNurminen(x1, n1, x2, n2, 0.95), 4)).toEqual([low, high]);
    }
  });
});

describe('a ratio of two rates', () => {
  it.each(reference.ratio)('$x1/$n1 over $x2/$n2 at $level: intervals', (row) => {
    const found = koopman(row.x1, row.n1, row.x2, row.n2, row.level);
    expect(worst(found, row.exact)).toBeLessThan(1e-11);
    if (row.statsmodels) expect(worst(found, row.statsmodels)).toBeLessThan(1e-7);
  });

  it.each(reference.ratioScores)('$x1/$n1 over $x2/$n2 against $limit: z', (row) => {
    const z = ratioScore(row.x1, row.n1, row.x2, row.n2, row.limit);
    expect(errorAbove(1e-12, z, row.z)).toBeLessThan(1e-11);
    if (row.statsmodels !== null) expect(errorAbove(1e-9, z, row.statsmodels)).toBeLessThan(1e-6);
  });

  it('has open ends where a rate may be 0', () => {
    expect(koopman(0, 10, 5, 10, 0.95)[0]).toBe(0);
    expect(koopman(5, 10, 0, 10, 0.95)[1]).toBe(Infinity);
    expect(koopman(5, 10, 0, 10, 0.95)[0]).toBeGreaterThan(1);
    expect(koopman(0, 10, 0, 10, 0.95)).toEqual([0, Infinity]);
  });

  it('is Koopman’s example', () => {
    for (const [x1, n1, x2, n2, low, high] of reference.published.koopman) {
      expect(rounded(koopman(x1, n1, x2, n2, 0.95), 2)).toEqual([low, high]);
    }
  });
});

function rounded(values: readonly number[], digits: number): number[] {
  return values.map((v) => Number(v.toFixed(digits)));
}
