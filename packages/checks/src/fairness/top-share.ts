// Top share of a ranking: the share of a group's rows that are among the highest scores of all rows.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { share } from '../metric/share.ts';

/**
 * Being in the top counts as the decision, which `inTop` makes from the scores of all rows. The law treats groups as independent samples although
 * the size of the top is fixed: for two groups with equal shares the variance of the difference is the same.
 */
export const topShare: ScoreMetric = {
  ...rate,
  id: 'top-share',
  title: 'share in the top',
  tasks: ['binary', 'regression'],
  sees: 'decision',
  params: {
    top: {
      default: 0.1,
      min: 0,
      max: 1,
      whole: false,
      docs: 'The best scored rows that count, as a share of all rows.',
    },
  },
  docs: 'share of all rows that are among the best scored',
  of: (view) => share(view, (i) => (view.d![i] === 1 ? 1 : 0), 'no row was ranked'),
};

/** 1 for the `top` share of the rows with the highest scores, and for all that tie with the lowest of them. `order` is ascending. */
export function inTop(scores: Float32Array | Float64Array, order: Uint32Array, top: number): Uint8Array {
  const count = Math.min(scores.length, Math.max(1, Math.round(top * scores.length)));
  const lowest = scores[order[order.length - count]!]!;
  const out = new Uint8Array(scores.length);
  for (let i = 0; i < out.length; i++) out[i] = scores[i]! >= lowest ? 1 : 0;
  return out;
}
