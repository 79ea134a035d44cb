// Which counts each figure of a set of groups is of.
import { differentialFairness } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { confusionsOf, setFigures } from './set-figures.ts';

/** Rows by group: label and decision of each. */
const rows: readonly (readonly [group: number, positive: number, decided: number])[] = [
  ...Array.from({ length: 60 }, (_, i) => [0, Number(i < 30), Number(i < 12)] as const),
  ...Array.from({ length: 40 }, (_, i) => [1, Number(i < 8), Number(i >= 4 && i < 30)] as const),
  ...Array.from({ length: 50 }, () => [2, 1, 1] as const),
];
const of = { codes: Int32Array.from(rows, ([g]) => g), names: ['a', 'b', '(missing)', 'nobody'] };
const judged = {
  positive: Uint8Array.from(rows, ([, y]) => y),
  decided: Uint8Array.from(rows, ([, , d]) => d),
};

it('is of the groups that have rows and a name, its labels of labels, its decisions of decisions', () => {
  const figures = setFigures('g', of, judged, { level: 0.95, missing: '(missing)', smallest: 0 });
  expect(figures.by).toBe('g');
  expect(figures.differentialFairness).toEqual({
    decisions: differentialFairness([
      [48, 12],
      [14, 26],
    ]),
    labels: differentialFairness([
      [30, 30],
      [32, 8],
    ]),
  });
  expect(figures.labels.groups.map(({ group, n, positives }) => [group, n, positives])).toEqual([
    ['a', 60, 30],
    ['b', 40, 8],
  ]);
  expect(figures.impact.map((table) => table.of)).toEqual(['selection']);
  const above = setFigures(
    'g',
    of,
    { ...judged, above: judged.positive },
    { level: 0.95, missing: '(missing)', smallest: 0 },
  );
  const scoring = above.impact.find((table) => table.of === 'scoring')!;
  expect(scoring.rows.map(({ category, n, rate }) => [category, n, rate])).toEqual([
    ['a', 60, 0.5],
    ['b', 40, 0.2],
  ]);
  expect(scoring.unknown).toBe(50);
});

it('counts by group, label and decision', () => {
  expect(confusionsOf(of, judged.positive, judged.decided)).toEqual([
    { tn: 30, fp: 0, fn: 18, tp: 12 },
    { tn: 10, fp: 22, fn: 4, tp: 4 },
    { tn: 0, fp: 0, fn: 0, tp: 50 },
    { tn: 0, fp: 0, fn: 0, tp: 0 },
  ]);
});
