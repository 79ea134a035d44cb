// The table of one gate's simulated changes: how often each size of change passes, is inconclusive or is blocked.
import { alphaOf, countText, plural, type Demand, type GatePlan, type Policy } from '@modelgate/core';
import { judgePullRequest, sampleFrame, type Before, type Light, type Population } from '@modelgate/gates';
import { wilson } from '@modelgate/stats';
import { inWords } from './certify-before.ts';
import type { Terminal } from './terminal.ts';

/** A model that is right on no row would be without noise. */
const LEAST = 0.001;
/** True changes of accuracy. */
const changes = [0, -0.005, -0.01, -0.02, -0.03];

/** What is simulated: the demands of a plan, on data of n rows, and how good the models were before. */
export interface Simulation {
  readonly policy: Policy;
  readonly plan: GatePlan;
  readonly demands: readonly Demand[];
  readonly n: number;
  readonly runs: number;
  readonly before: readonly [models: Before, from: string];
}

/** Prints how often simulated changes of accuracy pass, stay inconclusive or are blocked. */
export function certifyGate(
  { policy, plan, demands, n, runs, before: [before, from] }: Simulation,
  terminal: Terminal,
): void {
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
