// What `modelgate lint` says before anything runs: each limit in words, and whether the data is large enough to prove it.
import { FEWEST_ROWS, metrics as catalogue, provable, metricDemandOf } from '@modelgate/checks';
import {
  countText,
  limitInWords,
  percentText,
  pointsText,
  type Demand,
  type GatePlan,
  type Limit,
  type LimitLint,
} from '@modelgate/core';
import { limitSpec } from './section.ts';

/** `rows` of the gate's data; `alpha` of the policy. */
export function lintEvaluation(plan: GatePlan, rows: number, alpha: number): LimitLint[] {
  return plan.demands.map((demand) =>
    demand.check === 'model/slice' ? lintSlice(demand) : lintMetric(demand, rows, alpha),
  );
}

function lintSlice(demand: Demand): LimitLint {
  const { slice } = demand.params as { slice: string };
  return {
    demand,
    words: `${slice}: on no value with at least 30 rows may a metric lose twice its margin, guarded`,
    notes: [],
  };
}

function lintMetric(demand: Demand, rows: number, alpha: number): LimitLint {
  const metric = catalogue.find((m) => m.id === demand.id)!;
  const params = metricDemandOf(demand.params);
  const limit: Limit = {
    ...params,
    severity: demand.severity,
    decide: demand.decide,
    ...(demand.optional && { optional: true }),
  };
  const words = limitInWords(limitSpec(metric), limit);
  const proves = (demand.burden ?? (params.primary ? 'prove' : 'lean')) === 'prove';
  const floor = proves && demand.decide === 'test' ? unprovable(metric.id, params.limit, rows, alpha) : {};
  if (!params.margin || metric.margin !== 'points' || !proves) return { demand, words, notes: [], ...floor };
  const { power, rowsForMargin, proof } = provable(params.margin, rows, alpha);
  const found = `${pointsText(proof).slice(1)} with ${countText(rows)} rows; a model equal to its baseline passes about ${percentText(Math.round(power * 100) / 100)} of the time at a discordance of 10 %`;
  const wanted = `the margin itself, ${pointsText(params.margin.by).slice(1)}, needs ${countText(rowsForMargin)} rows to be proved`;
  if (demand.proof === 'strict' && rows < rowsForMargin)
    return { demand, words, notes: [], warning: `${wanted}; the data has ${countText(rows)}`, ...floor };
  const small =
    rows < FEWEST_ROWS
      ? { warning: `${countText(rows)} rows are too few to prove less than 3 pt: at least ${FEWEST_ROWS} are needed` }
      : {};
  return {
    demand,
    words,
    notes: [`proved: no worse than ${found}`, ...(rows < rowsForMargin ? [wanted] : [])],
    ...small,
    ...floor,
  };
}

/** Metrics that are shares of rows: their floor has an exact test. */
const SHARES = new Set(['accuracy', 'precision', 'recall', 'top-k']);

/** A floor that so few rows cannot prove even if all of them are right: then the probability of that, floorⁿ, is above α. */
function unprovable(metric: string, floor: number | undefined, rows: number, alpha: number): { warning?: string } {
  if (floor === undefined || !(floor > 0 && floor < 1) || !SHARES.has(metric)) return {};
  const least = Math.ceil(Math.log(alpha) / Math.log(floor));
  if (rows >= least) return {};
  return {
    warning: `a floor of ${floor} can be proved from ${countText(least)} rows on, if all of them are right; the data has ${countText(rows)}: inconclusive`,
  };
}
