// Plans as evaluate-model does, with groups in place of slices.
import { disparities, JOINT, type FlipFacts, type GroupSet, type ParityFacts } from '@modelgate/checks';
import { InputError, MISSING, PolicyError, type Column, type Demand, type GatePlan, type Ports } from '@modelgate/core';
import type { PlanRequest } from '../evaluate-model/find-inputs.ts';
import { planEvaluation, type EvaluationPlan, type Judging } from '../evaluate-model/plan.ts';
import { missingColumn } from '../evaluate-model/columns.ts';
import { joinGroups, type JoinedGroups } from './joined-groups.ts';
import type { BiasSettings } from './section.ts';

export interface BiasPlan extends EvaluationPlan {
  readonly plan: GatePlan;
  readonly joined: JoinedGroups;
  readonly facts: FlipFacts;
}

export async function planBias(request: PlanRequest, ports: Ports): Promise<BiasPlan> {
  const plan = await planEvaluation(request, ports, judging);
  const { sets, compare, flip, joined } = settingsOf(request.plan);
  const groups = await joinGroups(joined, request.plan.places, plan, ports);
  const { task, classes, data, facts } = plan;
  const slices = { ...facts.slices, ...groups.slices };
  for (const set of sets) checkNames(set, slices[set.name] ?? []);
  const clusters = data.subject.cluster !== undefined;
  const [absent] = absentFlips(request.plan, plan.data.facts.columns);
  if (absent) throw absent;
  const unread = unreadOf(plan, flip);
  return {
    ...plan,
    plan: request.plan,
    joined: groups,
    facts: {
      ...facts,
      slices,
      task: task.id,
      classes: classes.names,
      sets,
      compare,
      clusters,
      unread,
    },
  };
}

/** Names of groups of several columns are joined by a control character; a value that contains it could give two groups one name. */
function checkNames({ name, columns }: GroupSet, groups: readonly { readonly value: string }[]): void {
  const isWhole = ({ value }: { readonly value: string }): boolean =>
    value === MISSING || value.split(JOINT).length === columns.length;
  if (groups.every(isWhole)) return;
  throw new InputError({
    code: 'input/column-values',
    named: `group ${name}`,
    expected: 'values without the control character U+001F',
    received: 'a value that has it',
    hint: 'replace the character, or group by a condition',
  });
}

/** An error for each column to flip that is not there, since flipping it would change nothing. */
export function absentFlips(plan: GatePlan, columns: readonly Column[]): readonly InputError[] {
  return settingsOf(plan)
    .flip.filter((flipped) => !columns.some(({ name }) => name === flipped))
    .map((flipped) => {
      const { problem } = missingColumn('counterfactual.flip', flipped, columns);
      return new InputError({ ...problem, at: plan.places?.[`flip/${flipped}`] ?? plan.at });
    });
}

/** The columns to flip that the candidate does not read; none for predictions, whose inputs are unknown. */
export function unreadOf({ candidate }: EvaluationPlan, flip: readonly string[]): readonly string[] {
  if (candidate.kind === 'predictions') return [];
  const read = new Set(candidate.inputs.flatMap(({ columns }) => columns));
  return flip.filter((column) => !read.has(column));
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

/** A disparity of another task is an error of the policy, which lists those of this task. */
function checkTask(demands: readonly Demand[], task: ParityFacts['task'], title: string): void {
  const known = disparities.filter(({ tasks }) => tasks.includes(task)).map(({ id }) => id);
  const others = new Set(['bias/group-shrunk', 'bias/counterfactual']);
  const foreign = demands.filter(({ check, id }) => !others.has(check) && !known.includes(id));
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
