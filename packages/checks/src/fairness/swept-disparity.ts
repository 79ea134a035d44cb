// A disparity of the policy as the threshold sweep sees it.
import { disparityBetween, isDecisionRate, type DecisionRate, type Form } from './decision-rates.ts';
import type { Swept } from './threshold-sweep.ts';

export interface DisparityLimit {
  readonly id: string;
  readonly form: Form;
  /** Ids of the rates that are compared. */
  readonly of: readonly string[];
  /** The least ratio, or the largest difference. */
  readonly limit: number;
  /** Codes of the groups that are compared: too small ones make a sweep of noise. */
  readonly among: readonly number[];
}

/** Undefined for what no threshold changes, such as an AUC. */
export function sweptDisparity({ id, form, of, limit, among }: DisparityLimit): Swept | undefined {
  if (!of.every(isDecisionRate)) return undefined;
  const rates: readonly DecisionRate[] = of;
  return {
    id,
    of: (groups) =>
      disparityBetween(
        among.map((code) => groups[code]!),
        rates,
        form,
      ),
    keeps: (value) => (form === 'ratio' ? value >= limit : value <= limit),
  };
}
