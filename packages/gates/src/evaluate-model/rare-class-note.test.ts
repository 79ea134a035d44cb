// Where a class has few rows, a report says of which proofs its promise does not hold.
import { expect, it } from 'vitest';
import type { EvaluationPlan } from './plan.ts';
import { rareClassNotes } from './rare-class-note.ts';

type Known = Parameters<typeof rareClassNotes>[0];

function planOf(metric: string, params: object, values: Record<string, number>, task = 'binary'): Known {
  const demands = [{ id: metric, params: { params: {}, primary: true, ...params } }];
  return {
    demands,
    frozen: { label: { values, nulls: 0, more: false } },
    task: { id: task },
  } as unknown as EvaluationPlan;
}

it.each([
  ['roc-auc', { limit: 0.9 }, { a: 900, b: 99 }, 'binary', 1],
  ['roc-auc-ovr', { limit: 0.9 }, { a: 900, b: 400, c: 5 }, 'multiclass', 1],
  ['roc-auc', { limit: 0.9 }, { a: 900, b: 100 }, 'binary', 0],
  ['roc-auc', { margin: { is: 'difference', by: 0.01 } }, { a: 900, b: 9 }, 'binary', 0],
  ['accuracy', { limit: 0.9 }, { a: 900, b: 9 }, 'binary', 0],
  ['roc-auc', { limit: 0.9 }, {}, 'binary', 0],
  ['mae', { limit: 3 }, { 1: 9, 2: 9 }, 'regression', 0],
])('%s with %j, and classes %j (%s): %d notes', (metric, params, values, task, notes) => {
  expect(rareClassNotes(planOf(metric, params, values, task))).toHaveLength(notes);
});
