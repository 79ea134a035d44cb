// Rows in the order of their scores are the same rows.
import { assert, array, integer, property, record } from 'fast-check';
import type { Frame } from '@modelgate/core';
import { expect, it } from 'vitest';
import { byScore } from './by-score.ts';

const row = record({
  y: integer({ min: 0, max: 1 }),
  score: integer({ min: 0, max: 9 }),
  other: integer({ min: 0, max: 9 }),
  group: integer({ min: 0, max: 2 }),
  weight: integer({ min: 1, max: 5 }),
  cluster: integer({ min: 0, max: 3 }),
});
type Row = { y: number; score: number; other: number; group: number; weight: number; cluster: number };

function frameOf(rows: readonly Row[]): Frame {
  return {
    n: rows.length,
    classes: ['no', 'yes'],
    label: Uint8Array.from(rows, ({ y }) => y),
    scores: {
      candidate: { width: 1, values: Float64Array.from(rows, ({ score }) => score) },
      baseline: { width: 1, labels: Uint8Array.from(rows, ({ other }) => other) },
    },
    groups: { g: { codes: Uint8Array.from(rows, ({ group }) => group), names: ['a', 'b', 'c'] } },
    cluster: Int32Array.from(rows, ({ cluster }) => cluster),
    weight: Float64Array.from(rows, ({ weight }) => weight),
  };
}

it('sorts whole rows, and keeps the order of equal scores', () => {
  assert(
    property(array(row), (rows) => {
      expect(byScore(frameOf(rows))).toEqual(frameOf(rows.toSorted((a, b) => a.score - b.score)));
    }),
  );
});

it('leaves a frame without one score a row as it is', () => {
  const frame = frameOf([{ y: 1, score: 2, other: 0, group: 0, weight: 1, cluster: 0 }]);
  const labels = { ...frame, scores: { candidate: { width: 1, labels: Uint8Array.of(1) } } };
  const classes = { ...frame, scores: { candidate: { width: 3, values: Float64Array.of(0.5, 0.2, 0.3) } } };
  expect([byScore(labels), byScore(classes)]).toEqual([labels, classes]);
});
