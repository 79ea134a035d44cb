// Several sets of groups over the same rows, swept together, are what each is by itself.
import type { Codes } from '@modelgate/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { disparityBetween } from './decision-rates.ts';
import { confusionsOf } from './set-figures.ts';
import { cellsOf, groupsOfCells, sweptDisparity } from './swept-disparity.ts';
import { atThresholds } from './threshold-cuts.ts';

const row = fc.record({ score: fc.integer({ min: 0, max: 9 }), y: fc.nat(1), a: fc.nat(2), b: fc.nat(1) });

it('of cells is that of the groups', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 400 }),
      fc.constantFrom('difference' as const, 'ratio' as const),
      (rows, form) => {
        const column = (of: (r: (typeof rows)[number]) => number): Uint8Array => Uint8Array.from(rows, of);
        const sets: Codes[] = [
          { codes: column((r) => r.a), names: ['x', 'y', 'z'] },
          { codes: column((r) => r.b), names: ['p', 'q'] },
        ];
        const cells = cellsOf(sets, rows.length)!;
        const swept = sets.map(({ names }, i) =>
          sweptDisparity({
            id: '',
            form,
            of: ['selection-rate'],
            limit: 0.1,
            inGroups: groupsOfCells(cells.groupOf[i]!, names.length),
            against: 'between-groups',
          })!,
        );
        const positive = column((r) => r.y);
        const scored = {
          scores: Float64Array.from(rows, (r) => r.score),
          positive,
          groups: cells.codes,
          groupCount: cells.count,
        };
        atThresholds(scored, 4.5, (threshold, counts) => {
          const decided = column((r) => Number(r.score > threshold));
          for (const [i, set] of sets.entries()) {
            const groups = confusionsOf(set, positive, decided);
            expect(swept[i]!.of(counts)).toBe(disparityBetween(groups, ['selection-rate'], form, 'between-groups', 30));
          }
        });
      },
    ),
  );
});

it('of what no threshold changes is none, and of very many cells too', () => {
  const limit = {
    id: '',
    form: 'difference',
    limit: 1,
    inGroups: groupsOfCells([], 0),
    against: 'between-groups',
  } as const;
  for (const of of [['roc-auc'], ['selection-rate', 'roc-auc'], ['roc-auc', 'selection-rate']])
    expect(sweptDisparity({ ...limit, of })).toBeUndefined();
  const codes = Int32Array.from({ length: 3000 }, (_, i) => i);
  expect(cellsOf([{ codes, names: Array.from(codes, String) }], 3000)).toBeUndefined();
});

it('keeps a limit that it reaches', () => {
  const limit = {
    id: '',
    of: ['selection-rate'],
    limit: 0.8,
    inGroups: groupsOfCells([], 0),
    against: 'between-groups',
  } as const;
  expect([0.79, 0.8].map(sweptDisparity({ ...limit, form: 'ratio' })!.keeps)).toEqual([false, true]);
  expect([0.8, 0.81].map(sweptDisparity({ ...limit, form: 'difference' })!.keeps)).toEqual([true, false]);
});
