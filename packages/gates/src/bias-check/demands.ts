// What a section of bias-check asks for: limits of disparities, shares of groups, and decisions that must not change.
import type { ParityDemand } from '@modelgate/checks';
import type { Demand, SectionContext, Span } from '@modelgate/core';
import type { ParityLimit } from './parity-limit.ts';

/** The limit of one disparity. `all`: pairs of groups that are too small to prove it must prove it too. */
export function parityDemand(
  id: string,
  limit: ParityLimit,
  all: boolean,
  on: string,
  context: SectionContext,
): Demand {
  const params: ParityDemand = {
    ...(limit.limit !== undefined && { limit: limit.limit }),
    ...(limit.margin !== undefined && { margin: limit.margin }),
    ...(limit.top !== undefined && { top: limit.top }),
    ...(all && { all }),
  };
  return {
    id,
    check: `bias/${id}`,
    params,
    on,
    at: context.spanOf(['parity', id]),
    severity: limit.severity,
    decide: limit.decide,
    ...(limit.burden && { burden: limit.burden }),
    ...(limit.optional && { optional: limit.optional }),
    from: context.from,
  };
}

/** Shares of groups, by value, that the data must not fall below by more than a fifth. */
export function populationDemand(
  column: string,
  shares: Readonly<Record<string, number>>,
  on: string,
  context: SectionContext,
): Demand {
  return {
    id: `population/${column}`,
    check: 'bias/group-shrunk',
    params: { set: column, shares },
    on,
    at: context.spanOf(['population', column]),
    severity: 'block',
    decide: 'test',
    from: context.from,
  };
}

/** At most `max` (0 … 1) of all decisions may change with other values of a column. */
export function flipDemand(column: string, at: Span, max: number, on: string, { from }: SectionContext): Demand {
  return {
    id: `counterfactual/${column}`,
    check: 'bias/counterfactual',
    params: { column, max },
    on,
    at,
    severity: 'block',
    decide: 'test',
    from,
  };
}
