// Matches the models and plans of head's policy with those of the base branch's.
import type { GatePlan, Policy } from './types.ts';

/**
 * The name in `base` of head's model: models are the same by name, whatever their files are called; a policy's only
 * model is the other's only model whatever its name, since the short form names it after its file.
 */
export function pairedModel(base: Policy, head: Policy, model: string): string | undefined {
  if (Object.hasOwn(base.models, model)) return model;
  const [only, ...more] = Object.keys(base.models);
  return more.length === 0 && Object.keys(head.models).length === 1 ? only : undefined;
}

/** The base's plan for head's plan: the same gate for the same model, or for the same data set. */
export function pairedPlan(base: Policy, head: Policy, plan: GatePlan): GatePlan | undefined {
  const before = base.gates.filter((g) => g.gate === plan.gate);
  if (plan.model !== '') {
    const model = pairedModel(base, head, plan.model);
    return before.find((g) => g.model === model);
  }
  const same = before.find((g) => g.data === plan.data);
  const alone = before.length === 1 && head.gates.filter((g) => g.gate === plan.gate).length === 1;
  return same ?? (alone ? before[0] : undefined);
}

/** The name, in plans and reports, of what a gate judges when it judges files of the repository. */
export const FILES = 'files';

/** The name of what a plan judges. */
export function judgedBy({ model, data }: Pick<GatePlan, 'model' | 'data'>): string {
  return model === '' ? data : model;
}
