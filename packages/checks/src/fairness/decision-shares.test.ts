// Decisions among several classes: shares of every group, and the two groups that lie furthest apart.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decisionShares } from './decision-shares.ts';

const classes = ['a', 'b', 'c'];

it('shares and the furthest pair are those of a count by hand', () => {
  const of = { codes: Uint8Array.of(0, 0, 0, 0, 1, 1, 2, 3), names: ['x', 'y', 'z', '(missing)', 'nobody'] };
  const found = decisionShares('g', of, Uint8Array.of(0, 0, 1, 2, 2, 2, 0, 1), classes, '(missing)');
  expect(found.groups).toEqual([
    { group: 'x', n: 4, shares: [0.5, 0.25, 0.25] },
    { group: 'y', n: 2, shares: [0, 0, 1] },
    { group: 'z', n: 1, shares: [1, 0, 0] },
  ]);
  expect(found.furthest).toEqual({ groups: ['y', 'z'], totalVariation: 1 });
});

it('of equal groups is nothing, and of one group there is none', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2), { minLength: 1, maxLength: 40 }), (decided) => {
      const twice = Uint8Array.from([...decided, ...decided]);
      const codes = Uint8Array.from(twice, (_, i) => (i < decided.length ? 0 : 1));
      expect(decisionShares('g', { codes, names: ['x', 'y'] }, twice, classes, '').furthest!.totalVariation).toBe(0);
      const one = { codes: new Uint8Array(decided.length), names: ['x'] };
      expect(decisionShares('g', one, Uint8Array.from(decided), classes, '').furthest).toBeUndefined();
    }),
  );
});
