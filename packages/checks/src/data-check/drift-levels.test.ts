// Levels of two samples: what chance brings to one side alone is not a level of its own, and no drift.
import { jensenShannon, measuredJensenShannon, jensenShannonOfShift, normalQuantile, total } from '@modelgate/stats';
import type { ValueCounts } from '@modelgate/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelsOf } from './drift-levels.ts';
import { toldOfLevels } from './named-distances.ts';

const counts = (values: Readonly<Record<string, number>>): ValueCounts => ({ values, nulls: 0, more: false });

describe('which levels there are', () => {
  it('frequent ones, rare ones together, and what the reference lacks', () => {
    const levels = levelsOf(counts({ a: 900, b: 90, c: 5, d: 5 }), counts({ a: 800, b: 90, e: 105, c: 5 }))!;
    expect(levels.names).toEqual(['“a”', '“b”', 'rare ones', 'not in the reference']);
    expect(levels.reference).toEqual([900, 90, 10, 0]);
    expect(levels.current.at(-1)).toBeGreaterThan(100);
    expect(levels.current.at(-1)).toBeLessThanOrEqual(105);
  });

  it('none of its own of which the smaller side would have fewer than ten rows', () => {
    const few = counts({ a: 194, b: 6 });
    const many = counts({ a: 1940, b: 60 });
    expect(levelsOf(few, few)!.names).toEqual(['“a”', 'rare ones']);
    expect(levelsOf(many, few)!.names).toEqual(['“a”', 'rare ones']);
    expect(levelsOf(many, many)!.names).toEqual(['“a”', '“b”']);
  });

  it('none where all are rare: numbers of customers are not categories', () => {
    const customers = (from: number): ValueCounts =>
      counts(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`c${i + from}`, 1])));
    expect(levelsOf(customers(0), customers(0))).toBeUndefined();
    expect(levelsOf(customers(0), customers(150))).toBeUndefined();
  });

  it('rare levels that are all new are new', () => {
    const codes = (letter: string): ValueCounts =>
      counts(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${letter}${i}`, 5])));
    expect(levelsOf(codes('a'), codes('b'))!.names).toEqual(['rare ones', 'not in the reference']);
  });

  it('as many rows as before, whatever the levels', () => {
    const side = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), fc.integer({ min: 1, max: 500 }), {
      minKeys: 1,
    });
    fc.assert(
      fc.property(side, side, (reference, current) => {
        const levels = levelsOf(counts(reference), counts(current));
        if (levels === undefined) return;
        expect(total(levels.reference)).toBe(total(Object.values(reference)));
        expect(total(levels.current)).toBeCloseTo(total(Object.values(current)), 6);
      }),
    );
  });
});

/** One table dealt to two sides: how often a column of so many values would fail at 5 % alone. */
function failures(values: number, rows: readonly [number, number], runs: number): number {
  const random = lehmer(values);
  let failed = 0;
  for (let run = 0; run < runs; run++) {
    const [reference, current] = rows.map((n) => drawn(values, n, random));
    const levels = levelsOf(reference!, current!);
    if (levels === undefined) continue;
    const { value, law } = measuredJensenShannon(levels.reference, levels.current);
    if (value - law.bias - normalQuantile(0.95) * law.se > jensenShannonOfShift(0.2)) failed++;
  }
  return failed;
}

/** A frequent value and 300 rare ones, which have become as much more frequent together as the limit allows: how often that fails at 2.5 %. */
function failuresAtTheLimit([n, m]: readonly [number, number], runs: number): number {
  const random = lehmer(n + m);
  const [before, now] = [0.3, 0.3 + moved(0.3)];
  const side = (rows: number, rare: number): ValueCounts => {
    const found: Record<string, number> = {};
    for (let i = 0; i < rows; i++) {
      const name = random() < rare ? `rare ${Math.floor(300 * random())}` : 'frequent';
      found[name] = (found[name] ?? 0) + 1;
    }
    return counts(found);
  };
  let failed = 0;
  for (let run = 0; run < runs; run++) {
    const { reference, current } = levelsOf(side(n, before), side(m, now))!;
    const { value, law } = measuredJensenShannon(reference, current);
    if (value - law.bias - normalQuantile(0.975) * law.se > jensenShannonOfShift(0.2)) failed++;
  }
  return failed;
}

/** By how much a share has to grow for a distance at the limit. */
function moved(share: number): number {
  let by = 0;
  while (jensenShannon([1 - share, share], [1 - share - by, share + by]) < jensenShannonOfShift(0.2)) by += 1e-4;
  return by;
}

it('rare values that are more frequent together are one level that has moved, not new values besides', () => {
  expect(failuresAtTheLimit([500, 5000], 200)).toBeLessThanOrEqual(10);
});

function drawn(values: number, n: number, random: () => number): ValueCounts {
  const found: Record<string, number> = {};
  for (let i = 0; i < n; i++) {
    // Some are ten times as frequent as others.
    const name = `v${Math.floor(values * random() ** 2)}`;
    found[name] = (found[name] ?? 0) + 1;
  }
  return counts(found);
}

/** Park and Miller's generator, 0 to 1. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('without drift no column of many values fails', () => {
  it.each([
    [20, [472, 473]],
    [100, [472, 473]],
    [300, [472, 473]],
    [300, [400, 4000]],
    [300, [5000, 500]],
    [1000, [2000, 2000]],
  ] as const)('%i values, rows %j', (values, rows) => {
    expect(failures(values, rows, 200)).toBeLessThanOrEqual(4);
  });
});

it('values that are called like what every object has are counted as any other', () => {
  const names = ['constructor', 'toString', '__proto__'];
  for (const name of names) {
    const odd = counts(
      Object.fromEntries([
        ['a', 500],
        [name, 500],
      ]),
    );
    expect(levelsOf(counts({ a: 1000 }), odd)).toMatchObject({ reference: [1000, 0], current: [500, 500] });
    expect(levelsOf(odd, counts({ a: 1000 }))).toMatchObject({ reference: [500, 500], current: [1000, 0] });
    expect(toldOfLevels(['l-infinity'], { before: odd, own: counts({ a: 1000 }) }, true)).toBe('l-infinity 0.5');
  }
});
