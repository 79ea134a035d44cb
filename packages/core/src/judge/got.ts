// What checks judge by: estimates, found by their ask, and values of data, found by their metric.
import type { Estimate } from '@modelgate/stats';
import type { Facts, Got } from '../check.ts';
import type { Claim, Facets } from '../claim.ts';
import type { DataMetric, DataStates } from '../measure/data-metric.ts';
import { valueOf } from '../measure/ready.ts';
import type { Unmeasured } from '../measure/tables.ts';
import { askId } from '../measure/score-metric.ts';

/** What was measured: estimates of scores by name, states of data by the ids of their metrics. */
export interface Measurements {
  readonly estimates?: Readonly<Record<string, Estimate>>;
  readonly states?: DataStates;
}

export function gotOf<F extends Facts>(facts: F, { estimates = {}, states = {} }: Measurements): Got<F> {
  return {
    facts,
    estimate: (ask) => estimates[askId(ask)]!,
    claim: (metrics, about, claim) => claimOn(metrics, states, about, claim),
  };
}

/** The claim on what could not be measured. */
export function unknownClaim({ unknown, remedy }: Unmeasured, about: Facets): Claim {
  return { fact: 'unknown', reason: unknown, about, ...(remedy !== undefined && { remedy }) };
}

function claimOn<V>(
  metrics: { readonly [K in keyof V]: DataMetric<V[K]> },
  states: DataStates,
  about: Facets,
  claim: (values: V) => Claim,
): Claim {
  const values: Partial<V> = {};
  for (const name of Object.keys(metrics) as (keyof V)[]) {
    const value = valueOf(metrics[name], states);
    if ('unknown' in value) return unknownClaim(value, about);
    values[name] = value.known;
  }
  return claim(values as V);
}
