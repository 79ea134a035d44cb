// How well a single feature predicts the label, as a loop over all pairs of rows counts it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaking, type Found } from './leaking.ts';
import { byCategory, byMeanRank, byOrder, spearman, type Cells } from './single-pairs.ts';

const found = leaking();

const csv = (head: string, rows: readonly (readonly (string | number)[])[]): string =>
  `${head}\n${rows.map((row) => row.join(',')).join('\n')}\n`;

/** The limit is so low that whatever a category says is in question. */
const policy = '{ target-proxies: { warn: 0.5, columns: [x] } }';

async function told(test: string): Promise<Found> {
  const [claim] = await found(policy, 'target-proxy', { test, train: test });
  return claim!;
}

/** Few values or many, few other rows or many, so that there are copies or none. */
const tables = <Y>(label: fc.Arbitrary<Y>): fc.Arbitrary<Cells<Y>> =>
  fc
    .record({ x: fc.constantFrom(2, 5, 12, 60), other: fc.constantFrom(1, 4, 1000) })
    .chain(({ x, other }) =>
      fc.array(fc.tuple(fc.nat({ max: x - 1 }), fc.nat({ max: other - 1 }), label), { minLength: 60, maxLength: 90 }),
    );

/** The best of both; categories with what is left of them without copies, where they would be the best. */
function bestOf(order: number, category: number, left: number): number {
  return Math.max(order, category > Math.max(order, 0.5) ? Math.min(category, left) : category);
}

const classes = tables(fc.constantFrom('a', 'b', 'c'));

function repeats(rows: Cells<unknown>): boolean {
  return 2 * new Set(rows.map(([x]) => x)).size <= rows.length;
}

describe('of a label with classes', () => {
  it('a number counts by its order or by its values as categories', async () => {
    await fc.assert(
      fc.asyncProperty(classes, async (rows) => {
        const category = repeats(rows) ? byCategory(rows, 'count') : 0;
        const expected = bestOf(byOrder(rows), category, byCategory(rows, 'left out'));
        const claim = await told(csv('x,other,y', rows));
        if (expected === 0) expect(claim).toMatchObject({ fact: 'inapplicable' });
        else expect((claim as { value: number }).value).toBeCloseTo(expected, 12);
      }),
      { numRuns: 25 },
    );
  });

  it('a text counts by its values as categories', async () => {
    await fc.assert(
      fc.asyncProperty(classes, async (rows) => {
        const expected = bestOf(0, byCategory(rows, 'count'), byCategory(rows, 'left out'));
        const claim = await told(
          csv(
            'x,other,y',
            rows.map(([x, other, y]) => [`v${x}`, other, y]),
          ),
        );
        if (expected === 0) expect(claim).toMatchObject({ fact: 'inapplicable' });
        else expect((claim as { value: number }).value).toBeCloseTo(expected, 12);
      }),
      { numRuns: 25 },
    );
  });
});

it('of more classes than are measured, the most frequent ones', async () => {
  const rows = Array.from({ length: 2400 }, (_, i) => [(i * 7) % 120, i % 1009, `class ${(i * 7) % 120}`]);
  const rare = Array.from({ length: 30 }, (_, i) => [i % 120, i, `rare ${i}`]);
  expect(await told(csv('x,other,y', [...rows, ...rare]))).toMatchObject({ n: 2430, value: 1 });
});

it('of a label of values, both as correlations', async () => {
  const values = fc.integer({ min: 0, max: 300 }).map((i) => i + 0.5);
  await fc.assert(
    fc.asyncProperty(tables(values), async (rows) => {
      const category = repeats(rows) ? byMeanRank(rows, 'count') : 0;
      const expected = bestOf(spearman(rows), category, byMeanRank(rows, 'left out'));
      expect(((await told(csv('x,other,y', rows))) as { value: number }).value).toBeCloseTo(expected, 8);
    }),
    { numRuns: 25 },
  );
});

describe('no proxy', () => {
  it('is an id, however it is spelled', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => [`p${(i * 7919) % 1000}`, `${i}`, i % 3 === 0 ? 'yes' : 'no']);
    expect(await told(csv('x,n,y', rows))).toMatchObject({ value: 0.5 });
  });

  it.each([
    ['number', (i: number) => (i * 7919) % 1009],
    ['text', (i: number) => `p${i}`],
  ])('is an id, a %s, of rows that occur several times, as those of a rare class do', async (_, id) => {
    const rows = Array.from({ length: 400 }, (_row, i) => {
      const row = [id(i), i % 17, i % 5 === 0 ? 'yes' : 'no'];
      return i % 5 === 0 ? Array.from({ length: 8 }, () => row) : [row];
    }).flat();
    const { value } = (await told(csv('x,n,y', rows))) as { value: number };
    expect(value).toBeLessThan(0.6);
  });
});

it('values that are missing where the label is the other make a proxy', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => [i % 2 === 0 ? '' : (i * 31) % 17, i % 2 === 0 ? 'yes' : 'no']);
  expect(await told(csv('x,y', rows))).toMatchObject({ value: 1, n: 60 });
});
