// What the shipped check and the shipped decide() make of a simulated data set; only the SQL that counts is replaced.
import { dataChecks, type ValidationFacts } from '@modelgate/checks';
import { decide, gotOf, type DataStates, type Decision, type Demand, type Json } from '@modelgate/core';

const nowhere = { path: 'modelgate.yml', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** The decisions on one demand of a data check, at α = 0.05. `states`: what its metrics would have measured. */
export function decided(
  asked: { readonly id: string; readonly check: string; readonly params: Readonly<Record<string, Json>> },
  facts: ValidationFacts,
  states: DataStates,
  seed: string,
): readonly Decision[] {
  const { id, check: name, params } = asked;
  const check = dataChecks.find((one) => one.id === name)!;
  const demand: Demand = {
    id,
    check: name,
    params,
    on: 'test',
    at: nowhere,
    severity: 'block',
    decide: 'test',
    from: 'head',
  };
  const claims = check.judge(gotOf(facts, { states }), params);
  return decide(
    claims.map((claim) => ({ demand, claim })),
    { alpha: 0.05, seed },
  ).decisions;
}
