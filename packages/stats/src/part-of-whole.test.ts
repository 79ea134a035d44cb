// A part against its whole: the law of the part against the rest, and how often its interval misses when rates are small.
import { describe, expect, it } from 'vitest';
import { binomialPmf } from './binomial.ts';
import type { Known, Rates } from './law.ts';
import { interval, pValues } from './probability.ts';

function known(law: Rates): Known {
  const [p1, p2] = [law.x1 / law.n1, law.x2 / law.n2];
  return { kind: 'known', value: law.of === 'difference' ? p1 - p2 : p1 / p2, n: Math.max(law.n1, law.n2), law };
}

describe('a part against its whole', () => {
  it('is the part against the rest at another limit', () => {
    // 12 of 60 are part of 50 of 400: w = 0.15, rest 38 of 340.
    const whole = { law: 'rates', x1: 12, n1: 60, x2: 50, n2: 400, part: 1 } as const;
    const rest = { law: 'rates', x1: 12, n1: 60, x2: 38, n2: 340 } as const;
    expect(pValues(known({ ...whole, of: 'difference' }), 'max', 0.1).fail).toBeCloseTo(
      pValues(known({ ...rest, of: 'difference' }), 'max', 0.1 / 0.85).fail,
      12,
    );
    expect(pValues(known({ ...whole, of: 'ratio' }), 'min', 0.8).pass).toBeCloseTo(
      pValues(known({ ...rest, of: 'ratio' }), 'min', (0.8 * 0.85) / (1 - 0.15 * 0.8)).pass,
      12,
    );
    const turned = { law: 'rates', of: 'ratio', x1: 50, n1: 400, x2: 12, n2: 60, part: 2 } as const;
    expect(pValues(known(turned), 'min', 0.8).pass).toBeCloseTo(
      pValues(known({ law: 'rates', of: 'ratio', x1: 38, n1: 340, x2: 12, n2: 60 }), 'min', (0.8 - 0.15) / 0.85).pass,
      12,
    );
  });

  it('turned round it is the same, mirrored', () => {
    const law = { law: 'rates', of: 'difference', x1: 12, n1: 60, x2: 50, n2: 400, part: 1 } as const;
    const turned = { law: 'rates', of: 'difference', x1: 50, n1: 400, x2: 12, n2: 60, part: 2 } as const;
    const [low, high] = interval(known(law), 0.95);
    const [from, to] = interval(known(turned), 0.95);
    expect(from).toBeCloseTo(-high, 12);
    expect(to).toBeCloseTo(-low, 12);
    const [least, most] = interval(known({ ...law, of: 'ratio' }), 0.95);
    const [below, above] = interval(known({ ...turned, of: 'ratio' }), 0.95);
    expect(below).toBeCloseTo(1 / most, 10);
    expect(above).toBeCloseTo(1 / least, 10);
  });

  it('cannot have more than its own share makes possible', () => {
    const all = known({ law: 'rates', of: 'ratio', x1: 50, n1: 50, x2: 50, n2: 200, part: 1 });
    expect(interval(all, 0.95)[1]).toBe(4);
    expect(pValues(all, 'max', 4)).toEqual({ fail: 1, pass: 0 });
  });

  it('a whole that is nothing but the part says nothing', () => {
    const same = known({ law: 'rates', of: 'difference', x1: 5, n1: 50, x2: 5, n2: 50, part: 1 });
    expect(pValues(same, 'max', 0)).toEqual({ fail: 1, pass: 0 });
  });
});

describe.each([
  [50, 200, 0.05, 0.05],
  [50, 200, 0.05, 0.1],
  [30, 500, 0.1, 0.02],
  [100, 100, 0.3, 0.2],
])('an interval at 95 %% of %d rows among %d others, rates %d and %d', (n, m, p, q) => {
  it.each(['difference', 'ratio'] as const)('covers the %s', (of) => {
    const w = n / (n + m);
    const whole = w * p + (1 - w) * q;
    const truth = of === 'difference' ? p - whole : p / whole;
    let missed = 0;
    for (let x = 0; x <= n; x++)
      for (let y = 0; y <= m; y++) {
        const chance = binomialPmf(x, n, p) * binomialPmf(y, m, q);
        if (chance < 1e-8 || x + y === 0) continue;
        const [low, high] = interval(known({ law: 'rates', of, x1: x, n1: n, x2: x + y, n2: n + m, part: 1 }), 0.95);
        if (truth < low || truth > high) missed += chance;
      }
    expect(missed).toBeLessThan(0.07);
  });
});
