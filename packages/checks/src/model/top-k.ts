// Top-k accuracy: the label is among the k classes with the largest scores.
import type { ScoreMetric, View } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { share } from '../metric/share.ts';

export const topK: ScoreMetric = {
  ...rate,
  id: 'top-k',
  title: 'top-k accuracy',
  tasks: ['multiclass'],
  sees: 'score',
  params: { k: { default: 2, min: 1, max: 1000, whole: true, docs: 'How many of the best-scored classes count.' } },
  docs: 'The share of rows whose label is among the k best-scored classes (sklearn.metrics.top_k_accuracy_score; among equal scores the later class wins).',
  of: (view, { k }) => share(view, (i) => (rank(view, i) < k! ? 1 : 0), 'no row was judged'),
};

/** How many classes rank above the label; of equal scores the later class ranks higher. */
function rank(view: View, i: number): number {
  const label = view.y[i]!;
  const own = view.s![i * view.width + label]!;
  let above = 0;
  for (let k = 0; k < view.width; k++) {
    const score = view.s![i * view.width + k]!;
    if (score > own || (score === own && k > label)) above++;
  }
  return above;
}
