// Plan: a model and its baseline as evaluate-model finds them, with the groups instead of slices.
import { disparities, type ParityFacts } from '@modelgate/checks';
import { PolicyError, type Demand, type GatePlan, type Ports } from '@modelgate/core';
import { planEvaluation, type EvaluationPlan, type Judging, type PlanRequest } from '../evaluate-model/plan.ts';
import type { BiasSettings } from './section.ts';

export interface BiasPlan extends EvaluationPlan {
  readonly facts: ParityFacts;
}

export async function planBias(request: PlanRequest, ports: Ports): Promise<BiasPlan> {
  const plan = await planEvaluation(request, ports, judging);
  const { sets, compare } = settingsOf(request.plan);
  const { task, classes, data, facts } = plan;
  const clusters = data.subject.cluster !== undefined;
  return { ...plan, facts: { ...facts, task: task.id, classes: classes.names, sets, compare, clusters } };
}

const judging: Judging = {
  declared: (plan) => ({ as: 'group', slices: settingsOf(plan).groups }),
  demands: (plan, task) => {
    checkTask(plan.demands, task.id, task.title);
    return { demands: plan.demands, used: [] };
  },
};

export function settingsOf({ settings }: GatePlan): BiasSettings {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this gate's own section
  return settings as BiasSettings;
}

/** A disparity of another task is an error of the policy, with those that there are. */
function checkTask(demands: readonly Demand[], task: ParityFacts['task'], title: string): void {
  const known = disparities.filter(({ tasks }) => tasks.includes(task)).map(({ id }) => id);
  const foreign = demands.filter(({ check, id }) => check !== 'bias/group-shrunk' && !known.includes(id));
  if (foreign.length === 0) return;
  throw new PolicyError(
    foreign.map(({ id, at }) => ({
      code: 'policy/unknown-metric',
      message: `${id} is not a disparity of ${title}`,
      at,
      hint: `disparities of ${title}: ${known.join(', ')}`,
    })),
  );
}
