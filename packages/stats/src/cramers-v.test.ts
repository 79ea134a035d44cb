// Cramér's V where a table says nothing; its values are SciPy's, in distance/distances.test.ts.
import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cramersV } from './cramers-v.ts';

describe('Cramér’s V', () => {
  it('is not a number for one column or one row, however its shares are rounded', () => {
    const counts = array(integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 });
    assert(
      property(counts, (rows) => {
        expect(cramersV(rows.map((n, i) => [String(i), 'same', n]))).toBeNaN();
        expect(cramersV(rows.map((n, i) => ['same', String(i), n]))).toBeNaN();
      }),
    );
  });

  it('is not a number where every row has a level of its own', () => {
    expect(
      cramersV([
        ['a', '1', 1],
        ['b', '2', 1],
      ]),
    ).toBeNaN();
  });
});
