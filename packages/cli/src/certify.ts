// modelgate certify [--policy F] [--rows N] [--runs N] [--report F]: how often the policy's limits pass or block simulated changes of the
// given number of rows.
import { metrics, tasks } from '@modelgate/checks';
import { alphaOf, countText, InputError, plural, type Demand, type GatePlan, type Policy } from '@modelgate/core';
import {
  judgePullRequest,
  sampleFrame,
  USUAL,
  withDefaultDemands,
  type Before,
  type Light,
  type Population,
} from '@modelgate/gates';
import { withProject } from '@modelgate/host';
import { wilson } from '@modelgate/stats';
import { parse } from './arguments.ts';
import { beforeOf, inWords, noAccuracy, reportsAt } from './certify-before.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** A model that is right on no row would be without noise. */
const LEAST = 0.001;
const changes = [0, -0.005, -0.01, -0.02, -0.03];

export async function certify(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parse('certify', args, {
    policy: { type: 'string', default: 'modelgate.yml' },
    rows: { type: 'string' },
    runs: { type: 'string', default: '500' },
    report: { type: 'string' },
  });
  const rows = values['rows'] === undefined ? undefined : whole('--rows', values['rows'] as string);
  const runs = whole('--runs', values['runs'] as string);
  const options = {
    cwd: terminal.cwd,
    policy: values['policy'] as string,
    env: terminal.env,
    ...(terminal.engines && { engines: terminal.engines }),
    progress: progressOn(terminal),
  };
  await withProject(options, async (project) => {
    const all = project.policies.flatMap((policy) =>
      plansOf(policy).map((plan) => ({ policy, plan, demands: demandsOf(policy, plan) })),
    );
    const judged = all.flatMap(({ demands, ...of }) => (typeof demands === 'string' ? [] : [{ ...of, demands }]));
    if (judged.length === 0) throw nothingToSimulate(options.policy, all);
    const named = values['report'] as string | undefined;
    const reports = await reportsAt(terminal.cwd, named);
    const before = judged.map(({ policy, plan }) => beforeOf(policy, plan, reports));
    if (named !== undefined && before.every(([models]) => models === USUAL)) throw noAccuracy(named, judged);
    for (const [i, { policy, plan, demands }] of judged.entries()) {
      const n = rows ?? (await project.dataOf(policy, plan)).rows;
      certifyGate({ policy, plan, demands, n, runs, before: before[i]! }, terminal);
    }
    for (const { plan, demands } of all)
      if (typeof demands === 'string') terminal.print(`${plan.model} is not simulated: ${demands}`);
  });
  return 0;
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

function whole(name: string, value: string): number {
  const n = Number(value);
  if (Number.isInteger(n) && n > 0) return n;
  throw new InputError({ code: 'input/argument', named: name, expected: 'a whole number above 0', received: value });
}

interface Simulation {
  readonly policy: Policy;
  readonly plan: GatePlan;
  readonly demands: readonly Demand[];
  readonly n: number;
  readonly runs: number;
  readonly before: readonly [models: Before, from: string];
}

function certifyGate({ policy, plan, demands, n, runs, before: [before, from] }: Simulation, terminal: Terminal): void {
  const alpha = alphaOf(policy.confidence);
  terminal.print(`${plan.gate} for ${plan.model}: ${plural(runs, 'simulated change')} each on ${countText(n)} rows`);
  terminal.print(inWords(before), from, '');
  terminal.print(
    `${'true change of accuracy'.padEnd(25)}${['passes', 'inconclusive', 'blocked'].map((h) => h.padStart(24)).join('')}`,
  );
  for (const change of changes) {
    const population = { ...before, candidate: Math.max(LEAST, before.baseline + change), slices: [1] };
    const lights = simulate(population, demands, n, runs, alpha);
    const cells = (['green', 'yellow', 'red'] as const).map((light) =>
      rate(lights.filter((l) => l === light).length, runs).padStart(24),
    );
    terminal.print(
      `${(change === 0 ? 'none' : `${(change * 100).toFixed(1).replace('-', '−')} pt`).padEnd(25)}${cells.join('')}`,
    );
  }
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

function simulate(population: Population, demands: readonly Demand[], n: number, runs: number, alpha: number): Light[] {
  return Array.from(
    { length: runs },
    (_, run) =>
      judgePullRequest(
        sampleFrame(population, n, `certify/${population.candidate}/${run}`),
        demands,
        `certify/${run}`,
        alpha,
      ).light,
  );
}

/** '72.4 % (66.9 – 77.3)', the interval at 99 %, as the lines above the table say. */
function rate(hits: number, runs: number): string {
  const [low, high] = wilson(hits, runs, 0.99).map((x) => (100 * x).toFixed(1));
  return `${((100 * hits) / runs).toFixed(1)} % (${low} – ${high})`;
}
