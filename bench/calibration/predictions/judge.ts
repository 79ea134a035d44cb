// What a simulated model says of two data sets, judged by the shipped check of drift of predictions.
import type { ValidationFacts } from '@modelgate/checks';
import type { DataState } from '@modelgate/core';
import { decided } from '../decided.ts';
import { distributionId, distributionOf, momentsOf } from '../drift/numbers.ts';

/** By output. */
export type Said = readonly Float64Array[];

const asked = { id: 'drift/predictions/m', check: 'data/prediction-drift', params: { model: 'm', effect: 0.2 } };

/** Whether the gate blocks. Alone in its family a claim fails more easily than beside those of columns. */
export function isBlocked(before: Said, now: Said, seed: string): boolean {
  const decisions = decided(asked, factsOf(before, now), statesOf(before, now), seed);
  const open = decisions.filter(({ outcome }) => outcome === 'unknown' || outcome === 'inapplicable');
  if (open.length > 0 || decisions.length !== now.length) throw new Error(JSON.stringify(open[0]?.claim));
  return decisions.some(({ outcome }) => outcome === 'fail');
}

function factsOf(before: Said, now: Said): ValidationFacts {
  const columns = now.map((_, k) => ({ name: `s${k}`, type: 'DOUBLE' }));
  const outputs = now.map((_, k) => ({ column: `s${k}`, of: `class ${k}` }));
  return {
    name: 'test',
    on: 'test',
    reference: 'train',
    base: 'test on the base branch',
    now: '2027-01-01T00:00:00Z',
    tables: { own: { columns, rows: now[0]!.length }, before: { columns, rows: before[0]!.length } },
    predictions: { m: { own: 'own', before: 'before', outputs } },
    showsValues: () => false,
  };
}

/** What the check's metrics would have measured. */
function statesOf(before: Said, now: Said): Record<string, DataState> {
  const states: Record<string, DataState> = {};
  for (const [k, values] of before.entries()) {
    const at = momentsOf(values);
    states[distributionId('before', `s${k}`, 'before')] = { version: 2, state: distributionOf(values, at) };
    states[distributionId('own', `s${k}`, 'before')] = { version: 2, state: distributionOf(now[k]!, at) };
  }
  return states;
}
