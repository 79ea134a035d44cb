// Burdens, families and laws of the one decision.
import { pValues, rowsToSettle, type Estimate, type Known, type Law, type Link } from '@modelgate/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, LimitClaim, Outcome } from '../claim.ts';
import type { Correlation } from '../measure/correlation.ts';
import { decide, type Judged } from './decide.ts';
import { mayGain } from './family.ts';

type TestDemand = { readonly decide: 'test' | 'point'; readonly from: 'head' };
const tested: TestDemand = { decide: 'test', from: 'head' };

function known(value: number, law: Law, n = 1000): Known {
  return { kind: 'known', value, n, law };
}

function normal(value: number, se: number): Estimate {
  return known(value, { law: 'normal', se, link: 'id' });
}

function claim(of: Estimate, over: Partial<LimitClaim> = {}): LimitClaim {
  return { must: 'min', limit: -0.01, of, estimate: 'e', about: {}, role: 'overall', burden: 'lean', ...over };
}

function outcomeOf(c: Claim, demand: TestDemand = tested): Outcome {
  return decide([{ demand, claim: c }], { alpha: 0.05, seed: 's' }).decisions[0]!.outcome;
}

describe('a single claim', () => {
  it.each<[string, LimitClaim, Outcome]>([
    ['fails beyond chance', claim(normal(-0.05, 0.01)), 'fail'],
    ['lean: beyond the limit, within chance', claim(normal(-0.015, 0.01)), 'inconclusive'],
    ['lean: within the limit', claim(normal(-0.005, 0.01)), 'pass'],
    ['guard: beyond the limit, within chance', claim(normal(-0.015, 0.01), { burden: 'guard' }), 'pass'],
    ['guard: fails beyond chance', claim(normal(-0.05, 0.01), { burden: 'guard' }), 'fail'],
    ['prove: within the limit, not proved', claim(normal(-0.005, 0.01), { burden: 'prove' }), 'inconclusive'],
    ['prove: proved', claim(normal(0.01, 0.01), { burden: 'prove' }), 'pass'],
    [
      'prove the proof margin, lean on the limit',
      claim(normal(-0.005, 0.01), { burden: 'prove', proof: -0.03 }),
      'pass',
    ],
    [
      'the proof margin proved, the limit not kept',
      claim(normal(-0.012, 0.005), { burden: 'prove', proof: -0.03 }),
      'inconclusive',
    ],
    // One-sided p of 0.03 and of 0.024 on either side of α / 2, which is all that one of the two families has.
    ['not beyond its half of α', claim(normal(-0.0288, 0.01)), 'inconclusive'],
    ['beyond its half of α', claim(normal(-0.0298, 0.01)), 'fail'],
    ['not beyond the other family’s half', claim(normal(-0.0288, 0.01), { role: 'slice', burden: 'guard' }), 'pass'],
    ['beyond the other family’s half', claim(normal(-0.0298, 0.01), { role: 'slice', burden: 'guard' }), 'fail'],
    ['max: fails when too large', claim(normal(0.09, 0.01), { must: 'max', limit: 0.05 }), 'fail'],
  ])('%s', (_, c, outcome) => {
    expect(outcomeOf(c)).toBe(outcome);
  });

  it('fails and proves a share only where its exact probability says so too', () => {
    const share = (x: number, n: number): Estimate => known(x / n, { law: 'binomial', x, n }, n);
    const pOf = (of: Estimate, limit: number) =>
      decide([{ demand: tested, claim: claim(of, { limit, burden: 'prove' }) }], { alpha: 0.05, seed: 's' })
        .decisions[0]!.leaves[0]!;
    // One of twelve is missed: 1 − 0.99¹² of samples do so at a recall of 0.99. By the score test alone p would be 0.005.
    const missed = pOf(share(11, 12), 0.99);
    expect(missed.outcome).toBe('inconclusive');
    expect(missed.p!.fail).toBeCloseTo(1 - 0.99 ** 12, 12);
    // 0.8²⁰ + … of samples of twenty have 19 hits or more at a rate of 0.8: 0.0692, by the score test 0.047.
    const hits = pOf(share(19, 20), 0.8);
    expect(hits.outcome).toBe('inconclusive');
    expect(hits.p!.pass).toBeCloseTo(0.8 ** 20 + 20 * 0.2 * 0.8 ** 19, 12);
    expect(pOf(share(60, 100), 0.8).outcome).toBe('fail');
    expect(pOf(share(0, 30), 0).outcome).toBe('pass');
  });

  it('proves by exact probabilities what the score test of a few rows would prove with p = 0.0494', () => {
    const law: Law = { law: 'rates', of: 'difference', x1: 300, n1: 2000, x2: 16, n2: 200 };
    const gap = claim(known(0.07, law), { must: 'max', limit: 0.1, burden: 'prove' });
    const { leaves } = decide([{ demand: tested, claim: gap }], { alpha: 0.05, seed: 's' }).decisions[0]!;
    expect(leaves[0]!.outcome).toBe('inconclusive');
    expect(leaves[0]!.p!.pass).toBeCloseTo(0.0566, 4);
  });

  it('leaves the score test as it is where its p-value is far from the level, and where rows are many', () => {
    const proved = (law: Law): readonly [number, number] => {
      const of = known(0.07, law);
      const gap = claim(of, { must: 'max', limit: 0.1, burden: 'prove' });
      const { leaves } = decide([{ demand: tested, claim: gap }], { alpha: 0.05, seed: 's' }).decisions[0]!;
      return [leaves[0]!.p!.pass, pValues(of as Extract<Estimate, { kind: 'known' }>, 'max', 0.1).pass];
    };
    const [far, byScore] = proved({ law: 'rates', of: 'difference', x1: 300, n1: 2000, x2: 17, n2: 200 });
    expect(far).toBe(byScore);
    expect(far).toBeGreaterThan(0.025);
    const [many, ofMany] = proved({ law: 'rates', of: 'difference', x1: 3000, n1: 20_000, x2: 119, n2: 2000 });
    expect(many).toBe(ofMany);
    expect(many).toBeGreaterThan(0.04);
  });

  it('fewer than twenty clusters prove nothing, but disprove', () => {
    const of = (n: number, value: number): LimitClaim =>
      claim(known(value, { law: 'normal', se: 0.01, link: 'id', df: n - 1 }, n), { burden: 'prove' });
    expect([19, 20].map((n) => outcomeOf(of(n, 0.05)))).toEqual(['inconclusive', 'pass']);
    expect(outcomeOf(of(10, -0.06))).toBe('fail');
  });

  it('fewer than twenty rows of the rarer class prove nothing, but disprove, and say how many rows would', () => {
    const of = (rarer: number, value: number): LimitClaim =>
      claim({ ...known(value, { law: 'normal', se: 0.01, link: 'id' }, 1000), rarer }, { burden: 'prove' });
    expect([19, 20].map((rarer) => outcomeOf(of(rarer, 0.05)))).toEqual(['inconclusive', 'pass']);
    expect(outcomeOf(of(10, -0.06))).toBe('fail');
    const few = { ...known(0.05, { law: 'normal', se: 0.01, link: 'id' }, 1000), rarer: 8 };
    expect(rowsToSettle(few, (more) => outcomeOf(claim(more, { burden: 'prove' })) === 'pass')).toBe(2500);
    const counted: LimitClaim = claim({ ...known(0.99, { law: 'binomial', x: 990, n: 1000 }, 1000), rarer: 3 });
    expect(outcomeOf({ ...counted, limit: 0.9, burden: 'prove' })).toBe('pass');
  });

  it('a loss whose error fewer than five rows make up is not proved, and its change not refuted either', () => {
    const loss = (df: number, link: Link, value: number): LimitClaim =>
      claim(known(value, { law: 'normal', se: 0.01, df, link }, 1000), { must: 'max', limit: 0.2, burden: 'prove' });
    for (const link of ['log', 'log1p'] as const)
      expect([9.9, 10].map((df) => outcomeOf(loss(df, link, 0.1)))).toEqual(['inconclusive', 'pass']);
    expect([9.9, 10].map((df) => outcomeOf(loss(df, 'log1p', 0.3)))).toEqual(['inconclusive', 'fail']);
    expect([9.9, 10].map((df) => outcomeOf(loss(df, 'log', 0.3)))).toEqual(['fail', 'fail']);
    expect(outcomeOf(loss(9.9, 'logit', 0.1))).toBe('pass');
    const clusters = known(0.3, { law: 'normal', se: 0.01, df: 8, link: 'log1p' }, 9);
    expect(outcomeOf(claim(clusters, { must: 'max', limit: 0.2 }))).toBe('fail');
  });

  it('fewer than ten rows of the rarer class do not refute a relative change, and refute anything else', () => {
    const over = (rarer: number, link: Link): LimitClaim =>
      claim({ ...known(0.3, { law: 'normal', se: 0.01, link }, 1000), rarer }, { must: 'max', limit: 0.2 });
    expect([9, 10].map((rarer) => outcomeOf(over(rarer, 'log1p')))).toEqual(['inconclusive', 'fail']);
    expect([9, 10].map((rarer) => outcomeOf(over(rarer, 'log')))).toEqual(['fail', 'fail']);
  });

  it('exactly at a limit without sampling error passes, beside it fails', () => {
    const exact = (value: number): LimitClaim => claim(known(value, { law: 'exact' }), { limit: 0.5, burden: 'prove' });
    expect([0.5, 0.6, 0.4999].map((v) => outcomeOf(exact(v)))).toEqual(['pass', 'pass', 'fail']);
    const most = (value: number): LimitClaim => ({ ...exact(value), must: 'max' });
    expect([0.5, 0.4, 0.5001].map((v) => outcomeOf(most(v)))).toEqual(['pass', 'pass', 'fail']);
  });

  it('decide: point compares the bare estimate', () => {
    const point: TestDemand = { decide: 'point', from: 'head' };
    expect(outcomeOf(claim(normal(-0.011, 0.5)), point)).toBe('fail');
    expect(outcomeOf(claim(normal(-0.009, 0.5), { burden: 'prove' }), point)).toBe('pass');
  });

  it('unknown stays unknown under every burden', () => {
    for (const burden of ['prove', 'lean', 'guard'] as const) {
      expect(outcomeOf(claim({ kind: 'unknown', reason: 'one class only', n: 5 }, { burden }))).toBe('unknown');
    }
  });

  it('facts are what they are', () => {
    for (const fact of ['pass', 'fail', 'inapplicable', 'unknown'] as const) {
      expect(outcomeOf({ fact, reason: 'because', about: {} })).toBe(fact);
    }
  });

  it('all: fails when one fails, and names it', () => {
    const all: Claim = { all: [claim(normal(0.02, 0.01)), claim(normal(-0.09, 0.01))], about: {} };
    const [decision] = decide([{ demand: tested, claim: all }], { alpha: 0.05, seed: 's' }).decisions;
    expect([decision!.outcome, decision!.decisive]).toEqual(['fail', 1]);
  });
});

describe('families', () => {
  const correlationOf = (names: readonly string[], rho: number): Correlation => ({
    estimates: names,
    lower: names.flatMap((_, a) => Array.from({ length: a + 1 }, (__, b) => (a === b ? 1 : rho))),
  });

  const many = (count: number, role: LimitClaim['role'], value: number): Judged<TestDemand>[] =>
    Array.from({ length: count }, (_, i) => ({
      demand: tested,
      claim: claim(normal(value, 0.01), { estimate: `${role}${i}`, role }),
    }));

  it('adding claims never lowers an adjusted p, and the other family does not feel them', () => {
    const one = many(1, 'overall', -0.03);
    const alone = decide(one, { alpha: 0.05, seed: 's' }).decisions[0]!.leaves[0]!.p!.adjusted;
    const crowded = decide([...one, ...many(30, 'overall', 0).slice(1)], { alpha: 0.05, seed: 's' }).decisions[0]!
      .leaves[0]!.p!.adjusted;
    const beside = decide([...one, ...many(30, 'slice', 0)], { alpha: 0.05, seed: 's' }).decisions[0]!.leaves[0]!.p!
      .adjusted;
    expect(crowded).toBeGreaterThan(alone);
    expect(beside).toBe(alone);
  });

  it('max-T is never more severe than Holm on equal claims, and gains with correlation', () => {
    const judged = many(20, 'overall', -0.035);
    const names = judged.map(({ claim: c }) => (c as LimitClaim).estimate);
    const adjusted = (correlation?: Correlation): number =>
      decide(judged, { alpha: 0.05, seed: 's', ...(correlation && { correlation }) }).decisions[0]!.leaves[0]!.p!
        .adjusted;
    const [holm, loose, tight] = [adjusted(), adjusted(correlationOf(names, 0)), adjusted(correlationOf(names, 0.95))];
    expect(loose).toBeLessThan(holm * 1.1);
    expect(tight).toBeLessThan(loose / 2);
  });

  it('claims on opposite sides of one estimate are opposite statistics', () => {
    const floor = claim(normal(0.5, 0.1), { estimate: 'x', limit: 0.5 });
    const ceiling = claim(normal(0.5, 0.1), { estimate: 'x', limit: 0.5, must: 'max' });
    const { families } = decide(
      [floor, ceiling].map((c) => ({ demand: tested, claim: c })),
      { alpha: 0.05, seed: 's', correlation: correlationOf(['x'], 1) },
    );
    expect(families[0]!.correlation).toEqual([1, -1, 1]);
  });

  it('an estimate outside the correlation falls back to Holm', () => {
    const { families } = decide(many(2, 'overall', 0), {
      alpha: 0.05,
      seed: 's',
      correlation: correlationOf(['overall0'], 1),
    });
    expect(families[0]!.method).toBe('holm');
  });
});

describe('laws', () => {
  const claims = fc.record({
    value: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
    se: fc.double({ min: 0.001, max: 0.05, noNaN: true }),
    limit: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
    burden: fc.constantFrom('prove' as const, 'lean' as const, 'guard' as const),
  });
  const rank: readonly Outcome[] = ['fail', 'inconclusive', 'pass'];

  it('a better estimate never gets a worse outcome', () => {
    fc.assert(
      fc.property(claims, fc.double({ min: 0, max: 0.05, noNaN: true }), ({ value, se, limit, burden }, gain) => {
        const [before, after] = [value, value + gain].map((v) =>
          rank.indexOf(outcomeOf(claim(normal(v, se), { limit, burden }))),
        );
        expect(after).toBeGreaterThanOrEqual(before!);
      }),
    );
  });

  it('a heavier burden never gets a better outcome', () => {
    fc.assert(
      fc.property(claims, ({ value, se, limit }) => {
        const [guard, lean, prove] = (['guard', 'lean', 'prove'] as const).map((burden) =>
          rank.indexOf(outcomeOf(claim(normal(value, se), { limit, burden }))),
        );
        expect(guard).toBeGreaterThanOrEqual(lean!);
        expect(lean).toBeGreaterThanOrEqual(prove!);
      }),
    );
  });

  it('where max-T may not gain, Holm decides the same', () => {
    const families = fc.array(fc.double({ min: 0.035, max: 0.048, noNaN: true }), { minLength: 2, maxLength: 8 });
    let [gains, kept] = [0, 0];
    fc.assert(
      fc.property(families, fc.double({ min: 0, max: 1, noNaN: true }), (values, rho) => {
        const judged = values.map((value, i) => ({
          demand: tested,
          claim: claim(normal(value, 0.01), { must: 'max', limit: 0.02, estimate: `e${i}`, role: 'column' }),
        }));
        const lower = values.flatMap((_, a) => Array.from({ length: a + 1 }, (__, b) => (a === b ? 1 : rho)));
        const correlation = { estimates: values.map((_, i) => `e${i}`), lower };
        const alone = decide(judged, { alpha: 0.05, seed: 's' });
        const together = decide(judged, { alpha: 0.05, seed: 's', correlation });
        const [before, after] = [alone, together].map(({ decisions }) => decisions.map(({ outcome }) => outcome));
        if (!mayGain(alone.families[0]!)) expect(after).toEqual(before);
        for (const [i, outcome] of before!.entries()) if (outcome === 'fail') expect(after![i]).toBe('fail');
        gains += Number(after!.join() !== before!.join());
        kept += Number(!mayGain(alone.families[0]!));
      }),
    );
    expect(Math.min(gains, kept)).toBeGreaterThan(0);
  });

  it('the same input decides the same, to the bit', () => {
    fc.assert(
      fc.property(fc.array(claims, { minLength: 1, maxLength: 12 }), (list) => {
        const judged = list.map((c, i) => ({
          demand: tested,
          claim: claim(normal(c.value, c.se), { limit: c.limit, burden: c.burden, estimate: `e${i}` }),
        }));
        const correlation = {
          estimates: list.map((_, i) => `e${i}`),
          lower: list.flatMap((_, a) => Array.from({ length: a + 1 }, (__, b) => (a === b ? 1 : 0.3))),
        };
        const twice = [1, 2].map(() => JSON.stringify(decide(judged, { alpha: 0.05, seed: 's', correlation })));
        expect(twice[0]).toBe(twice[1]);
      }),
      { numRuns: 10 },
    );
  });
});
