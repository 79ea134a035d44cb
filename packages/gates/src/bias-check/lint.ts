// Each limit between groups in words, and how large the smaller of two groups must be to prove it.
import { disparity, parityDemandOf, rowsToProve } from '@modelgate/checks';
import { countText, percentText, type Demand, type GatePlan } from '@modelgate/core';
import type { LimitLint } from '../limit-lint.ts';
import { parityInWords } from './parity-limit.ts';
import { settingsOf } from './plan.ts';

/** Rates at which sizes are worked out before the model has decided anything. */
const RATES = [0.1, 0.3, 0.5];

/** `rows` of the gate's data. */
export function lintBias(plan: GatePlan, rows: number): LimitLint[] {
  const limits = plan.demands.filter(({ check }) => check !== 'bias/group-shrunk');
  const impossible = bothAtOnce(limits);
  return plan.demands.map((demand) =>
    demand.check === 'bias/group-shrunk' ? lintPopulation(demand) : lintParity(demand, plan, rows, impossible),
  );
}

function lintPopulation(demand: Demand): LimitLint {
  const words = `${demand.id}: no group may lack more than a fifth of its share`;
  return { demand, words, notes: [] };
}

function lintParity(demand: Demand, plan: GatePlan, rows: number, impossible: string | undefined): LimitLint {
  const one = disparity(demand.id);
  const params = parityDemandOf(demand.params);
  const by = settingsOf(plan).sets.map(({ name }) => name);
  const words = `${parityInWords(one, params)}; by ${by.join(', ')}`;
  const { limit } = params;
  const warning = impossible !== undefined && concerned.has(demand.id) ? { warning: impossible } : {};
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

const concerned = new Set(['equalized-odds', 'equalized-odds-ratio', 'predictive-parity']);

/** Equal error rates and equal precision cannot hold together where the groups' shares of positives differ and the model errs. */
function bothAtOnce(demands: readonly Demand[]): string | undefined {
  const ids = demands.map(({ id }) => id);
  if (!ids.includes('predictive-parity') || !(ids.includes('equalized-odds') || ids.includes('equalized-odds-ratio')))
    return undefined;
  return 'equalized odds and predictive parity cannot both be exact where the shares of positives differ between groups (Chouldechova 2017, Kleinberg et al. 2017): choose one, or limits wide enough for both';
}
