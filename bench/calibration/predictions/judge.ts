// What a simulated model says of two data sets, judged by the shipped check of drift of predictions and the shipped decide().
import { dataChecks, type ValidationFacts } from '@modelgate/checks';
import { decide, gotOf, type DataState, type Demand } from '@modelgate/core';
import { distributionId, distributionOf, momentsOf } from '../drift/numbers.ts';

/** By output. */
export type Said = readonly Float64Array[];

const nowhere = { path: 'modelgate.yml', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const params = { model: 'm', effect: 0.2 };
const check = dataChecks.find(({ id }) => id === 'data/prediction-drift')!;
const demand: Demand = {
  id: 'drift/predictions/m',
  check: check.id,
  params,
  on: 'test',
  at: nowhere,
  severity: 'block',
  decide: 'test',
  from: 'head',
};

/** Whether the gate blocks. Alone in its family a claim fails more easily than beside those of columns. */
export function isBlocked(before: Said, now: Said, seed: string): boolean {
  const claims = check.judge(gotOf(factsOf(before, now), { states: statesOf(before, now) }), params);
  const { decisions } = decide(
    claims.map((claim) => ({ demand, claim })),
    { alpha: 0.05, seed },
  );
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
