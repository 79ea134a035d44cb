// Each limit between groups in words, and how large the smaller of two groups must be to prove it.
import { contradicting, disparity, flipDemandOf, parityDemandOf, rowsToProve, type Disparity } from '@modelgate/checks';
import { countText, percentText, type Demand, type GatePlan, type LimitLint } from '@modelgate/core';
import { demandedOf } from './demanded.ts';
import { parityInWords } from './parity-limit.ts';
import { settingsOf } from './plan.ts';

/** Rates for which group sizes are computed, since before a run the model's own rates are unknown. */
const RATES = [0.1, 0.3, 0.5];

/** `rows` of the gate's data. */
export function lintBias(plan: GatePlan, rows: number): LimitLint[] {
  return plan.demands.map((demand) => {
    const one = disparity(demand.id);
    return one ? lintParity(one, demand, plan, rows) : lintOther(demand);
  });
}

function lintOther(demand: Demand): LimitLint {
  return {
    demand,
    words: demand.check === 'bias/group-shrunk' ? shrunkInWords(demand) : flipInWords(demand),
    notes: [],
  };
}

function shrunkInWords({ id }: Demand): string {
  return `${id}: no group may lack more than a fifth of its share`;
}

/** 'counterfactual/sex: at most 1.00 % of the decisions may change when sex has another value'. */
function flipInWords({ id, params }: Demand): string {
  const { column, max } = flipDemandOf(params);
  return `${id}: at most ${percentText(max)} of the decisions may change when ${column} has another value`;
}

function lintParity(one: Disparity, demand: Demand, plan: GatePlan, rows: number): LimitLint {
  const params = parityDemandOf(demand.params);
  const by = settingsOf(plan).sets.map(({ name }) => name);
  const words = `${parityInWords(one, params)}; by ${by.join(', ')}`;
  const { limit } = params;
  const contradiction = impossible(demand, plan.demands);
  const warning = contradiction === undefined ? {} : { warning: contradiction };
  if (limit === undefined || one.of[0]!.margin !== 'points' || one.of[0]!.sees !== 'decision')
    return { demand, words, notes: [], ...warning };
  const sizes = RATES.map((rate) => {
    const needed = rowsToProve(rows, rate, { form: one.form, limit, groups: 2 });
    return needed === undefined || needed > rows / 2
      ? undefined
      : `${countText(needed)} at a rate of ${percentText(rate)}`;
  });
  const known = sizes.filter((size) => size !== undefined);
  if (known.length === 0)
    return {
      demand,
      words,
      notes: [],
      warning: `${countText(rows)} rows cannot prove it between two equal groups, at any rate from ${percentText(RATES[0]!)} to ${percentText(RATES.at(-1)!)}: inconclusive`,
    };
  const what = one.of.map(({ title }) => title).join(' and ');
  return {
    demand,
    words,
    notes: [
      `proved between two groups of equal ${what} four times out of five when the smaller has ${known.join(', ')} (rows that count for it); smaller groups are listed, and fail only when it is disproved`,
    ],
    ...warning,
  };
}

/** Equal error rates and equal precision cannot hold together where the groups' shares of positives differ and the model errs. */
function impossible(demand: Demand, demands: readonly Demand[]): string | undefined {
  const ids = contradicting(demandedOf(demands));
  if (!ids.includes(demand.id)) return undefined;
  return `${ids.join(', ')} cannot all be 0 where the shares of positives differ between groups (Chouldechova 2017, Kleinberg et al. 2017): choose, or write limits wide enough for all`;
}
