// p-values and intervals of every law, and their duality.
import { assert, constantFrom, double, oneof, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../test/parity/stats/laws.json' with { type: 'json' };
import { relativeError } from '../../../test/parity/stats/relative-error.ts';
import type { Known, Link } from './law.ts';
import { continuous, counts, distance, known, laws, paired, range } from './laws.fixture.ts';
import { normalQuantile, normalSf } from './normal.ts';
import { interval, pValues } from './probability.ts';
import { sampledLaw } from './sampled.ts';

/** Moves a limit over the whole range and beyond. */
const position = double({ min: -0.1, max: 1.1, noNaN: true });

/** A limit somewhere near the estimate's interval: from well below it to well above. */
function limitAt(e: Known, at: number): number {
  const [low, high] = interval(e, 0.999);
  const from = Number.isFinite(low) ? low : e.value - 5;
  const to = Number.isFinite(high) ? high : e.value + 5;
  return from + at * (to - from);
}

function inside(e: Known, limit: number): boolean {
  const [from, to] = range(e);
  return limit > from && limit < to;
}

describe.each(Object.entries(laws))('the law %s', (_, estimates) => {
  it('has p-values between 0 and 1, whatever the limit', () => {
    const limits = oneof(position, double({ noNaN: true }), constantFrom(0, 1, -1, Infinity, -Infinity));
    assert(
      property(estimates, limits, constantFrom('min', 'max'), (e, limit, must) => {
        for (const p of Object.values(pValues(e, must, limit))) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is monotone in the limit', () => {
    assert(
      property(estimates, position, position, (e, one, other) => {
        const [a, b] = [limitAt(e, Math.min(one, other)), limitAt(e, Math.max(one, other))];
        if (Math.min(Math.abs(a), Math.abs(b)) < 1e-300) return;
        const [first, second] = [pValues(e, 'min', a), pValues(e, 'min', b)];
        expect(second.fail).toBeLessThanOrEqual(first.fail + 1e-12);
        expect(second.pass).toBeGreaterThanOrEqual(first.pass - 1e-12);
      }),
    );
  });

  it('has an interval that contains the value and narrows with the level', () => {
    assert(
      property(estimates, double({ min: 0.05, max: 0.99, noNaN: true }), (e, level) => {
        const [low, high] = interval(e, level);
        expect(low).toBeLessThanOrEqual(e.value + 1e-12);
        expect(high).toBeGreaterThanOrEqual(e.value - 1e-12);
        const [wideLow, wideHigh] = interval(e, level + 0.009);
        expect(wideLow).toBeLessThanOrEqual(low + 1e-12);
        expect(wideHigh).toBeGreaterThanOrEqual(high - 1e-12);
      }),
    );
  });

  it('has intervals and p-values that agree', () => {
    assert(
      property(estimates, position, double({ min: 0.002, max: 0.4, noNaN: true }), (e, at, a) => {
        const limit = limitAt(e, at);
        const outermost = e.law.law === 'sampled' ? e.law.probs[0] : 0;
        if (!inside(e, limit) || Math.abs(a - outermost) < 1e-9) return;
        const [low, high] = interval(e, 1 - 2 * a);
        const { fail, pass } = pValues(e, 'min', limit);
        const near = [low, high].some((end) => Math.abs(end - limit) < 1e-9 * Math.max(1e-6, Math.abs(end)));
        if (!near) expect(limit < low || limit > high).toBe(Math.min(fail, pass) < a);
      }),
    );
  });

  it('judges a maximum as the minimum turned round', () => {
    assert(
      property(estimates, position, (e, at) => {
        const limit = limitAt(e, at);
        if (!inside(e, limit)) return;
        const [min, max] = [pValues(e, 'min', limit), pValues(e, 'max', limit)];
        expect([max.fail, max.pass]).toEqual([min.pass, min.fail]);
      }),
    );
  });
});

describe.each(Object.entries(continuous))('the continuous law %s', (_, estimates) => {
  it('has p-values that add up to 1, or to more where it is skewed', () => {
    assert(
      property(estimates, position, (e, at) => {
        const limit = limitAt(e, at);
        if (!inside(e, limit)) return;
        const { fail, pass } = pValues(e, 'min', limit);
        const isSkewed = e.law.law === 'normal' && e.law.skew !== undefined;
        if (isSkewed) expect(fail + pass).toBeGreaterThanOrEqual(1 - 1e-12);
        else expect(fail + pass).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('a distance', () => {
  it('is beyond a limit only without its bias, and within one only with it', () => {
    const e = known(0.3, { law: 'distance', bias: 0.05, se: 0.04 });
    expect(pValues(e, 'max', 0.2).fail).toBeCloseTo(normalSf(0.05 / 0.04), 14);
    expect(pValues(e, 'max', 0.4).pass).toBeCloseTo(normalSf(0.1 / 0.04), 14);
    expect(pValues(e, 'max', -0.1)).toEqual({ fail: 0, pass: 1 });
    expect(interval(known(0.01, { law: 'distance', bias: 0.02, se: 0.1 }), 0.95)[0]).toBe(0);
    expect(interval(known(0.98, { law: 'distance', bias: 0.02, se: 0.1, most: 1 }), 0.95)[1]).toBe(1);
  });

  it('leaves more doubt than it has evidence', () => {
    assert(
      property(distance, position, (e, at) => {
        const { fail, pass } = pValues(e, 'max', limitAt(e, at));
        expect(fail + pass).toBeGreaterThanOrEqual(1 - 1e-12);
      }),
    );
  });
});

describe('swapped roles', () => {
  it('turn a paired change round', () => {
    assert(
      property(paired, position, (e, at) => {
        const limit = limitAt(e, at);
        if (!inside(e, limit) || e.law.law !== 'paired') return;
        const swapped = known(-e.value, { ...e.law, b: e.law.c, c: e.law.b });
        expect(pValues(swapped, 'max', -limit)).toEqual(pValues(e, 'min', limit));
        expect(interval(swapped, 0.9)).toEqual(
          interval(e, 0.9)
            .map((v) => 0 - v)
            .reverse(),
        );
      }),
    );
  });

  it('turn a difference and a ratio of groups round', () => {
    assert(
      property(counts, double({ min: -0.9, max: 0.9, noNaN: true }), (c, limit) => {
        const swapped = { x1: c.x2, n1: c.n2, x2: c.x1, n2: c.n1 };
        const here = pValues(known(0, { law: 'rates', of: 'difference', ...c }), 'min', limit);
        expect(pValues(known(0, { law: 'rates', of: 'difference', ...swapped }), 'max', -limit)).toEqual(here);
        if (c.x1 === 0 || c.x2 === 0) return;
        const times = pValues(known(1, { law: 'rates', of: 'ratio', ...c }), 'min', limit + 1);
        const turned = pValues(known(1, { law: 'rates', of: 'ratio', ...swapped }), 'max', 1 / (limit + 1));
        expect(turned.fail).toBeCloseTo(times.fail, 9);
      }),
    );
  });
});

describe('an exact value', () => {
  it('keeps its limit or does not, and keeps it at the limit', () => {
    const e = known(0.5, { law: 'exact' });
    expect(pValues(e, 'min', 0.5)).toEqual({ fail: 1, pass: 0 });
    expect(pValues(e, 'max', 0.5)).toEqual({ fail: 1, pass: 0 });
    expect(pValues(e, 'min', 0.6)).toEqual({ fail: 0, pass: 1 });
    expect(pValues(e, 'max', 0.4)).toEqual({ fail: 0, pass: 1 });
    expect(interval(e, 0.95)).toEqual([0.5, 0.5]);
  });
});

describe('limits at and beyond the ends', () => {
  const half = known(0.5, { law: 'binomial', x: 5, n: 10 });
  const auc = known(0.9, { law: 'normal', se: 0.02, link: 'logit' });
  const loss = known(0.4, { law: 'normal', se: 0.02, link: 'log' });

  it.each([half, auc])('a share needs no evidence to be at least 0 or at most 1', (e) => {
    expect(pValues(e, 'min', 0)).toEqual({ fail: 1, pass: 0 });
    expect(pValues(e, 'max', 1)).toEqual({ fail: 1, pass: 0 });
    expect(pValues(e, 'min', 1)).toEqual({ fail: 0, pass: 1 });
    expect(pValues(e, 'max', 0)).toEqual({ fail: 0, pass: 1 });
    expect(pValues(e, 'min', 1.01)).toEqual({ fail: 0, pass: 1 });
    expect(pValues(e, 'max', -0.01)).toEqual({ fail: 0, pass: 1 });
  });

  it('a perfect sample neither proves nor refutes perfection', () => {
    expect(pValues(known(1, { law: 'binomial', x: 10, n: 10 }), 'min', 1)).toEqual({ fail: 1, pass: 1 });
    expect(pValues(known(1, { law: 'paired', b: 10, c: 0, n: 10 }), 'min', 1)).toEqual({ fail: 1, pass: 1 });
  });

  it('a loss is at least 0 and never at most 0', () => {
    expect(pValues(loss, 'min', 0)).toEqual({ fail: 1, pass: 0 });
    expect(pValues(loss, 'max', 0)).toEqual({ fail: 0, pass: 1 });
    expect(pValues(loss, 'max', Infinity)).toEqual({ fail: 1, pass: 0 });
  });

  it('a law that says nothing proves nothing', () => {
    const silent: Known[] = [
      known(1, { law: 'normal', se: 0.1, link: 'logit' }),
      known(0.9, { law: 'normal', se: 0, link: 'id' }),
      known(0.9, { law: 'normal', se: NaN, link: 'id' }),
      known(0, { law: 'binomial', x: 0, n: 0 }),
      known(0, { law: 'paired', b: 0, c: 0, n: 0 }),
      known(1, { law: 'rates', of: 'ratio', x1: 0, n1: 10, x2: 0, n2: 10 }),
    ];
    for (const e of silent) {
      expect(pValues(e, 'min', 0.5)).toEqual({ fail: 1, pass: 1 });
      expect(interval(e, 0.95)).toEqual([...range(e)]);
    }
  });

  it('a limit that is not a number is a bug', () => {
    expect(() => pValues(half, 'min', NaN)).toThrow(RangeError);
    expect(() => interval(half, 1)).toThrow(RangeError);
  });
});

describe('reference values', () => {
  it.each(reference.normal)('link $link, df $df: SciPy', (row) => {
    const e = known(row.value, {
      law: 'normal',
      se: row.se,
      link: row.link as Link,
      ...(row.df !== null && { df: row.df }),
    });
    for (const [i, end] of interval(e, row.level).entries())
      expect(relativeError(end, row.interval[i])).toBeLessThan(1e-10);
    for (const [limit, p] of row.below) expect(relativeError(pValues(e, 'min', limit).fail, p)).toBeLessThan(1e-10);
  });

  it('a resampling is judged by the basic bootstrap of SciPy', () => {
    const { draws, value, interval: ends } = reference.sampled;
    const replicates = Float64Array.from(
      { length: draws },
      (_, i) => normalQuantile((i + 0.5) / draws) ** 3 / 50 + 0.4,
    );
    for (const [i, end] of interval(known(value, sampledLaw(replicates, 's')), 0.95).entries()) {
      expect(relativeError(end, ends[i])).toBeLessThan(1e-9);
    }
  });

  it('and its interval stops where the values do, while limits there stay open', () => {
    const law = {
      ...sampledLaw(
        Float64Array.from({ length: 200 }, (_, i) => i / 1000),
        's',
      ),
      least: 0,
      most: 1,
    };
    expect(interval(known(0.01, law), 0.95)[0]).toBe(0);
    expect(interval(known(0.99, law), 0.95)[1]).toBeLessThanOrEqual(1);
    expect(pValues(known(0.01, law), 'max', 0).fail).toBeGreaterThan(0.05);
  });
});
