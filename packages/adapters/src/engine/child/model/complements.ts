// Of two columns of probabilities only the positive class's is judged, which the other one must confirm: two scores that stand for two
// labels of their own, or come before a softmax, would be judged as what they are not.
import { plural } from '@modelgate/core/format';
import type { OutputBinding } from '@modelgate/core';
import { wrongOutput } from './outputs.ts';
import type { Tensor } from './runtime.ts';

/** Quantised and half-precision softmaxes miss 1 by less. */
const SLACK = 0.05;
/** Fewer rows may miss it by chance. */
const ENOUGH_ROWS = 20;

/**
 * Refuses the first batch of a model whose two probabilities sum to something else in most rows. Scores beyond 0 … 1, and a link on what are
 * probabilities already, are told where decisions are made.
 */
export function checkComplements(named: string, { tensor, link }: OutputBinding, { data }: Tensor, n: number): void {
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- a typed array
  const scores = data as unknown as ArrayLike<number>;
  let missing = 0;
  for (let i = 0; i < n; i++) {
    const pair = [Number(scores[2 * i]), Number(scores[2 * i + 1])] as const;
    const linked = link === 'sigmoid' ? pair.map((x) => 1 / (1 + Math.exp(-x))) : pair;
    if (!linked.every((x) => x >= 0 && x <= 1)) return;
    if (!sumToOne(pair) && !sumToOne(linked)) missing++;
  }
  if (n < ENOUGH_ROWS || 2 * missing <= n) return;
  throw wrongOutput(
    named,
    `two columns in ${tensor} that are the probabilities of two classes, and sum to 1`,
    `another sum in ${missing} of ${plural(n, 'row')}`,
    'scores of several labels need a model for each; before a softmax write outputs.link: softmax; a threshold of the model judges the positive column alone',
  );
}

function sumToOne(pair: readonly number[]): boolean {
  return Math.abs(pair[0]! + pair[1]! - 1) <= SLACK;
}
