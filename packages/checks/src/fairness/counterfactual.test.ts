// Flips: which values are read as which, and how many decisions change, counted row by row.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedRows, countFlips, flippedValues, flipsOf, MOST_FLIPPED } from './counterfactual.ts';

describe('the runs', () => {
  it('exchange two values, and give each of several to all other rows', () => {
    expect(flipsOf('sex', ['Male', 'Female'])).toEqual([{ column: 'sex', values: { Male: 'Female', Female: 'Male' } }]);
    expect(flipsOf('race', ['a', 'b', 'c'])).toEqual([
      { column: 'race', values: { b: 'a', c: 'a' } },
      { column: 'race', values: { a: 'b', c: 'b' } },
      { column: 'race', values: { a: 'c', b: 'c' } },
    ]);
  });

  it('are none for one value, or for very many', () => {
    expect(flipsOf('sex', ['Male'])).toEqual({ none: 'sex has one value only' });
    const many = Array.from({ length: MOST_FLIPPED + 1 }, (_, i) => `v${i}`);
    expect(flipsOf('zip', many)).toEqual({ none: 'zip has more than 12 values' });
  });

  it('take hostile values as values', () => {
    expect(flipsOf('g', ['__proto__', 'constructor'])).toEqual([
      {
        column: 'g',
        values: Object.fromEntries([
          ['__proto__', 'constructor'],
          ['constructor', '__proto__'],
        ]),
      },
    ]);
    expect(flippedValues('a"; drop table data; --').text).toContain('cast("a""; drop table data; --" as varchar)');
  });
});

const row = fc.record({ group: fc.nat(2), own: fc.nat(1), others: fc.tuple(fc.nat(1), fc.nat(1)) });

describe('changed decisions', () => {
  it('are counted by group as row by row', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 80 }), (rows) => {
        const codes = (of: (r: (typeof rows)[number]) => number): Uint8Array => Uint8Array.from(rows, of);
        const runs = [codes((r) => r.others[0]), codes((r) => r.others[1])];
        const names = ['a', 'b', 'c'];
        const found = countFlips(
          codes((r) => r.own),
          runs,
          { codes: codes((r) => r.group), names },
        );
        for (const [g, { rows: n, changed, gained, lost }] of found.entries()) {
          const own = rows.filter((r) => r.group === g);
          expect(n).toBe(own.length);
          expect(changed).toBe(own.filter((r) => r.others.some((o) => o !== r.own)).length);
          expect([gained, lost]).toEqual(
            [0, 1].map((d) => own.filter((r) => r.own === d && r.others.includes(1 - d)).length),
          );
        }
        const changed = changedRows(
          codes((r) => r.own),
          runs,
        );
        expect(changed.reduce((sum, x) => sum + x, 0)).toBe(found.reduce((sum, group) => sum + group.changed, 0));
      }),
    );
  });
});
