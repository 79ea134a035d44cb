// What `modelgate lint` says of a gate's rules before anything runs.
import type { Demand, GatePlan } from '@modelgate/core';
import { lintEvaluation } from './evaluate-model/lint.ts';
import { lintValidation } from './validate-data/lint.ts';

export interface LimitLint {
  readonly demand: Demand;
  readonly words: string;
  /** What the size of the data means for it. */
  readonly notes: readonly string[];
  /** A limit that cannot work as it is meant. */
  readonly warning?: string;
}

/** `rows` of the gate's data; `alpha` of the policy. */
export function lintLimits(plan: GatePlan, rows: number, alpha: number): readonly LimitLint[] {
  return plan.gate === 'validate-data' ? lintValidation(plan) : lintEvaluation(plan, rows, alpha);
}
