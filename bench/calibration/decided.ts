// What the shipped check and the shipped decide() make of a simulated data set; only the SQL that counts is replaced.
import { dataChecks, type ValidationFacts } from '@modelgate/checks';
import {
  decide,
  gotOf,
  mayGain,
  type Correlation,
  type DataStates,
  type Decision,
  type Demand,
  type Json,
} from '@modelgate/core';

const nowhere = { path: 'modelgate.yml', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** One demand. */
export interface Asked {
  readonly id: string;
  readonly check: string;
  readonly params: Readonly<Record<string, Json>>;
}

/** Decided with Holm, and with the correlation that a second look at the rows gives; the same where that is not needed. */
export interface DecidedTwice {
  readonly alone: readonly Decision[];
  readonly together: readonly Decision[];
}

/** What of rows a second look would have measured, by the claims that are tested. */
export type Look = (demand: Demand, estimates: readonly string[]) => Correlation | undefined;

/** The decisions on one demand of a data check, at α = 0.05. `states`: what its metrics would have measured. */
export function decided(asked: Asked, facts: ValidationFacts, states: DataStates, seed: string): readonly Decision[] {
  return decidedTwice(asked, facts, states, seed, () => undefined).alone;
}

/** The same, as validate-data comes to it. */
export function decidedTwice(
  asked: Asked,
  facts: ValidationFacts,
  states: DataStates,
  seed: string,
  look: Look,
): DecidedTwice {
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
  const judged = check.judge(gotOf(facts, { states }), params).map((claim) => ({ demand, claim }));
  const { decisions: alone, families } = decide(judged, { alpha: 0.05, seed });
  const tested = judged.flatMap(({ claim }) => ('must' in claim ? [claim.estimate] : []));
  const correlation = families.some(mayGain) ? look(demand, tested) : undefined;
  return { alone, together: correlation ? decide(judged, { alpha: 0.05, seed, correlation }).decisions : alone };
}
