// What `modelgate lint` says of a gate's rules before anything runs.
import { FILES, type GatePlan } from '@modelgate/core';
import { lintEvaluation } from './evaluate-model/lint.ts';
import type { LimitLint } from './limit-lint.ts';
import { lintValidation } from './validate-data/lint.ts';

/** `rows` of the gate's data; `alpha` of the policy. Rules of files have no limits. */
export function lintLimits(plan: GatePlan, rows: number, alpha: number): readonly LimitLint[] {
  if (plan.data === FILES) return [];
  return plan.gate === 'validate-data' ? lintValidation(plan) : lintEvaluation(plan, rows, alpha);
}
