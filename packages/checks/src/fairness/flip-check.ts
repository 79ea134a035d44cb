// Counterfactual flips as a check: only a few decisions may change when one column changes and nothing else.
import { askId, countText, percentText, type Ask, type Check, type Claim, type Json } from '@modelgate/core';
import { interval, type Estimate } from '@modelgate/stats';
import type { ParityFacts } from './groups.ts';

export interface FlipFacts extends ParityFacts {
  /** Columns to flip that the candidate does not read, so that their values cannot change a decision. */
  readonly unread: readonly string[];
}

/** `column` is flipped; `max`, 0 … 1, is the largest share of decisions that may change. */
export type FlipDemand = { readonly column: string; readonly max: number };

export function flipDemandOf(params: Json): FlipDemand {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the gate's own section, from a checked policy
  return params as FlipDemand;
}

/** The name of the measurement, for which the gate runs the model again. */
export function flipAsk(column: string): Ask {
  return { metric: 'counterfactual', params: {}, of: 'candidate', slice: { name: column, value: 'flipped' } };
}

export const flipCheck: Check<FlipFacts> = {
  id: 'bias/counterfactual',
  version: 1,
  docs: {
    title: 'counterfactual flips',
    what: 'The model runs again on the same rows with other values of one column: with two values, the other one; with several, each of them. At most the given share of decisions may change with any of them. A column that the model does not read changes nothing; features that stand for it may still do so, and are listed.',
  },
  asks: () => ({}),
  judge: (got, json) => [claimOf(got.facts, flipDemandOf(json), got.estimate(flipAsk(flipDemandOf(json).column)))],
  say: ({ claim, demand, outcome, confidence }, { facts }) => {
    const { column, max } = flipDemandOf(demand.params);
    const subject = `decisions of ${facts.name} that change with ${column}`;
    const expected = `at most ${percentText(max)}`;
    if (!('must' in claim)) return { subject, observed: claim.reason, expected };
    if (claim.of.kind === 'unknown') return { subject, observed: claim.of.reason, expected };
    const [low, high] = interval(claim.of, confidence);
    return {
      subject,
      observed: `${percentText(claim.of.value)} (${percentText(low)} – ${percentText(high)}) of ${countText(claim.of.n)}`,
      expected,
      ...(outcome === 'fail' && { remedy: `train without ${column}, and look at the features that stand for it` }),
    };
  },
};

function claimOf({ unread }: FlipFacts, { column, max }: FlipDemand, of: Estimate): Claim {
  const about = { metric: 'counterfactual', of: 'flipped', column };
  if (unread.includes(column)) return { fact: 'inapplicable', reason: `the model does not read ${column}`, about };
  return { must: 'max', limit: max, of, estimate: askId(flipAsk(column)), about, role: 'overall', burden: 'lean' };
}
