// The exact test of two rates against all tables of counts, one by one.
import { assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { binomialPmf } from './binomial.ts';
import { clopperPearson } from './clopper-pearson.ts';
import { ratioScore } from './koopman.ts';
import type { Rates } from './law.ts';
import { differenceScore } from './miettinen-nurminen.ts';
import { unconditionalP } from './unconditional.ts';

const limits = [
  { of: 'difference', must: 'max', limit: 0.1 },
  { of: 'ratio', must: 'min', limit: 0.8 },
  { of: 'difference', must: 'min', limit: -0.2 },
] as const;
const size = integer({ min: 8, max: 24 });
const tested = record({
  which: constantFrom(...limits),
  n1: size,
  n2: size,
  share1: integer({ min: 0, max: 8 }),
  share2: integer({ min: 1, max: 8 }),
});

type Limit = (typeof limits)[number];

function evidence({ of, must, limit }: Limit, { x1, n1, x2, n2 }: Rates): number {
  return (must === 'min' ? 1 : -1) * (of === 'ratio' ? ratioScore : differenceScore)(x1, n1, x2, n2, limit);
}

/** The first group's rate, exactly at the limit. */
function atLimit({ of, limit }: Limit, rate: number): number {
  return Math.min(1, Math.max(0, of === 'ratio' ? rate * limit : rate + limit));
}

/** P(counts for which `counts` holds), over all tables. */
function chance(law: Rates, p1: number, p2: number, counts: (other: Rates) => boolean): number {
  let sum = 0;
  for (let x1 = 0; x1 <= law.n1; x1++)
    for (let x2 = 0; x2 <= law.n2; x2++)
      if (counts({ ...law, x1, x2 })) sum += binomialPmf(x1, law.n1, p1) * binomialPmf(x2, law.n2, p2);
  return sum;
}

it('is the largest probability at the limit of counts that say as much', () => {
  assert(
    property(tested, ({ which, n1, n2, share1, share2 }) => {
      const law: Rates = {
        law: 'rates',
        of: which.of,
        x1: Math.round((n1 * share1) / 8),
        n1,
        x2: Math.round((n2 * share2) / 8),
        n2,
      };
      const seen = evidence(which, law) - 1e-9;
      const [low, high] = n1 > n2 ? clopperPearson(law.x1, n1, 0.9995) : clopperPearson(law.x2, n2, 0.9995);
      const rates = Array.from({ length: 49 }, (_, i) => low + ((high - low) * i) / 48).map((p) => {
        const second = which.of === 'ratio' ? p / which.limit : p - which.limit;
        return n1 > n2 ? ([p, Math.min(1, Math.max(0, second))] as const) : ([atLimit(which, p), p] as const);
      });
      const all = rates.map(([p1, p2]) => chance(law, p1, p2, (other) => evidence(which, other) >= seen));
      expect(unconditionalP(law, which.must, which.limit)).toBeCloseTo(Math.min(1, Math.max(...all) + 0.0005), 9);
    }),
    { numRuns: 25 },
  );
});

it.each(limits)('proves a $of that stands at the limit $limit at most as often as it says', (which) => {
  for (const [n1, n2] of [
    [10, 10],
    [8, 24],
    [30, 12],
  ] as const) {
    const law: Rates = { law: 'rates', of: which.of, x1: 0, n1, x2: 0, n2 };
    const known = new Map<string, number>();
    const p = (of: Rates): number => {
      const key = `${of.x1} ${of.x2}`;
      if (!known.has(key)) known.set(key, unconditionalP(of, which.must, which.limit));
      return known.get(key)!;
    };
    for (let i = 1; i < 20; i++) {
      const rate = i / 20;
      const first = atLimit(which, rate);
      if (which.of === 'difference' && Math.abs(first - rate - which.limit) > 1e-9) continue;
      for (const alpha of [0.01, 0.05, 0.1])
        expect(chance(law, first, rate, (of) => p(of) <= alpha)).toBeLessThanOrEqual(alpha + 1e-9);
    }
  }
});
