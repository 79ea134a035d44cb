// What `modelgate lint` says of a gate's rules before anything runs.
import type { GatePlan } from '@modelgate/core';
import { lintBias } from './bias-check/lint.ts';
import { lintEvaluation } from './evaluate-model/lint.ts';
import type { LimitLint } from './limit-lint.ts';
import { lintValidation } from './validate-data/lint.ts';

/** `rows`: of the gate's data; `alpha`: the policy's. Empty for gates that judge files, whose rules have no limits. */
export function lintLimits(plan: GatePlan, rows: number, alpha: number): readonly LimitLint[] {
  if (plan.gate === 'validate-data') return lintValidation(plan);
  return plan.gate === 'bias-check' ? lintBias(plan, rows) : lintEvaluation(plan, rows, alpha);
}
