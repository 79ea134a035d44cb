// Hall's transformation: nearly normal for skewed samples, turned back exactly, and the same on every link to the second order.
import { assert, constantFrom, double, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Known, Link } from './law.ts';
import { linkSlope, toLink } from './link.ts';
import { pValues, interval } from './probability.ts';
import { withoutSkew, withSkew } from './skewed.ts';

const laws = tuple(
  constantFrom<Link>('id', 'log', 'log1p', 'logit', 'fisher'),
  double({ min: 0.05, max: 0.95, noNaN: true }),
  double({ min: 1e-4, max: 0.2, noNaN: true }),
  double({ min: -1, max: 1, noNaN: true }),
).map(([link, value, se, skew]) => ({ value, law: { law: 'normal', se, skew, link } as const }));

describe('without skew and with it', () => {
  it('are inverse to each other', () => {
    assert(
      property(laws, double({ min: -8, max: 8, noNaN: true }), ({ value, law }, t) => {
        const back = withSkew(withoutSkew(t, value, law), value, law);
        expect(Math.abs(back - t)).toBeLessThan(1e-5 * Math.max(1, t * t));
      }),
    );
  });

  it('rise with t', () => {
    const t = double({ min: -8, max: 8, noNaN: true });
    assert(
      property(laws, t, t, ({ value, law }, a, b) => {
        if (a < b) expect(withoutSkew(a, value, law)).toBeLessThanOrEqual(withoutSkew(b, value, law));
      }),
    );
  });

  it('is t where nothing is skewed, and Hall’s cubic of a mean: G = 0.3, t = −2', () => {
    expect(withoutSkew(-2, 1, { law: 'normal', se: 0.1, link: 'id', skew: 0 })).toBe(-2);
    const hall = -2 + 0.1 * 4 + (0.3 ** 2 / 27) * -8 + 0.05;
    expect(withoutSkew(-2, 1, { law: 'normal', se: 0.1, link: 'id', skew: 0.3 })).toBeCloseTo(hall, 12);
  });
});

it.each<Link>(['log', 'log1p', 'logit', 'fisher'])(
  'a limit is judged nearly alike on the scale itself and on its %s',
  (link) => {
    const [value, se, skew] = [0.7, 0.01, 0.2];
    for (const limit of [0.67, 0.69, 0.71, 0.73]) {
      const z = [link, 'id' as const].map((on) => {
        const t = (toLink(value, on) - toLink(limit, on)) / (se * linkSlope(value, on));
        return withoutSkew(t, value, { law: 'normal', se, skew, link: on });
      });
      expect(Math.abs(z[0]! - z[1]!)).toBeLessThan(0.05);
    }
  },
);

it('skewed to the right, more may lie above than below, and no test is easier than without', () => {
  const law = { law: 'normal', se: 0.1, link: 'id' } as const;
  const [plain, skewed] = [law, { ...law, skew: 0.5 }].map((l): Known => ({ kind: 'known', value: 1, n: 50, law: l }));
  const [[low, high], [lower, higher]] = [interval(plain!, 0.9), interval(skewed!, 0.9)];
  expect(higher - high).toBeGreaterThan(0.02);
  expect(lower).toBe(low);
  for (const limit of [0.8, 0.95, 1.05, 1.3]) {
    const [a, b] = [pValues(plain!, 'max', limit), pValues(skewed!, 'max', limit)];
    expect(b.pass).toBeGreaterThanOrEqual(a.pass);
    expect(b.fail).toBeGreaterThanOrEqual(a.fail);
  }
});
