// modelgate certify [--policy F] [--rows N] [--runs N] [--report F]: how often the policy's limits pass or block simulated changes of the
// given number of rows.
import { metrics, tasks } from '@modelgate/checks';
import { countText, InputError, printable, type Demand, type GatePlan, type Policy } from '@modelgate/core';
import { USUAL, withDefaultDemands } from '@modelgate/gates';
import { withProject, type OpenProject } from '@modelgate/host';
import { parse } from './arguments.ts';
import { beforeOf, noAccuracy, reportsAt } from './certify-before.ts';
import { certifyGate } from './certify-gate.ts';
import { projectOptions } from './project-options.ts';
import type { Terminal } from './terminal.ts';

export async function certify(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parse('certify', args, {
    policy: { type: 'string', default: 'modelgate.yml' },
    rows: { type: 'string' },
    runs: { type: 'string', default: '500' },
    report: { type: 'string' },
  });
  const policy = values['policy'] as string;
  const asked: Asked = {
    policy,
    rows: values['rows'] === undefined ? undefined : whole('--rows', values['rows'] as string),
    runs: whole('--runs', values['runs'] as string),
    report: values['report'] as string | undefined,
  };
  await withProject(projectOptions(policy, terminal), (project) => certifyProject(project, asked, terminal));
  return 0;
}

interface Asked {
  /** The file, as it was named. */
  readonly policy: string;
  /** Rows of each simulated data set; undefined: as many as the policy's own data has. */
  readonly rows: number | undefined;
  readonly runs: number;
  /** The report that says how good the models are; undefined: the last one. */
  readonly report: string | undefined;
}

async function certifyProject(project: OpenProject, asked: Asked, terminal: Terminal): Promise<void> {
  const { rows, runs, report: named } = asked;
  const all = project.policies.flatMap((policy) =>
    plansOf(policy).map((plan) => ({ policy, plan, demands: demandsOf(policy, plan) })),
  );
  const judged = all.flatMap(({ demands, ...of }) => (typeof demands === 'string' ? [] : [{ ...of, demands }]));
  if (judged.length === 0) throw nothingToSimulate(asked.policy, all);
  const reports = await reportsAt(terminal.cwd, named);
  const before = judged.map(({ policy, plan }) => beforeOf(policy, plan, reports));
  if (named !== undefined && before.every(([models]) => models === USUAL)) throw noAccuracy(named, judged);
  for (const [i, { policy, plan, demands }] of judged.entries()) {
    const n = rows ?? (await project.dataOf(policy, plan)).rows;
    certifyGate({ policy, plan, demands, n, runs, before: before[i]! }, terminal);
  }
  for (const { plan, demands } of all)
    if (typeof demands === 'string') terminal.print(`${plan.model} is not simulated: ${demands}`);
}

function plansOf({ gates }: Policy): readonly GatePlan[] {
  return gates.filter(({ gate }) => gate === 'evaluate-model');
}

/** What is simulated of a plan, or why nothing is. */
type Simulated = readonly Demand[] | string;

function demandsOf({ models }: Policy, plan: GatePlan): Simulated {
  const task = models[plan.model]?.task ?? 'binary';
  return task === 'binary' ? binaryDemands(plan) : `certify simulates two classes, and its task is ${task}`;
}

function nothingToSimulate(
  policy: string,
  all: readonly { readonly plan: GatePlan; readonly demands: Simulated }[],
): InputError {
  const why = all.flatMap(({ plan, demands }) => (typeof demands === 'string' ? [`${plan.model}: ${demands}`] : []));
  return new InputError({
    code: 'input/argument',
    named: `policy ${policy}`,
    expected: 'a model of two classes whose evaluate-model has a metric with a margin',
    received: why.join('; ') || 'no evaluate-model',
    hint: 'give accuracy a margin such as 1pt; modelgate lint says what other limits can prove',
  });
}

/** Data of so many rows is simulated in seconds a run; of a thousand times as many, in hours. */
const MOST = 10_000_000;

function whole(name: string, value: string): number {
  const n = Number(value);
  if (Number.isInteger(n) && n > 0 && n <= MOST) return n;
  const expected = `a whole number from 1 to ${countText(MOST)}`;
  throw new InputError({ code: 'input/argument', named: name, expected, received: printable(value) });
}

/**
 * The policy's demands that apply to a binary task, or else the task's defaults; or why there are none.
 * Floors are left out, since they concern the user's own model.
 */
function binaryDemands(plan: GatePlan): Simulated {
  const binary = tasks.find((t) => t.id === 'binary')!;
  const known = new Set(metrics.filter((m) => m.tasks.includes('binary')).map((m) => `model/${m.id}`));
  const margins = plan.demands
    .filter((d) => known.has(d.check))
    .map((d): Demand => {
      const { limit: _limit, ...params } = d.params as Readonly<Record<string, never>>;
      return { ...d, params };
    });
  const compared = margins.filter((d) => 'margin' in (d.params as object));
  if (plan.demands.some((d) => d.check !== 'model/slice') && compared.length === 0)
    return 'certify simulates changes against a baseline, and none of its metrics of two classes has a margin';
  return withDefaultDemands({ ...plan, demands: compared }, binary, 'head').demands;
}
