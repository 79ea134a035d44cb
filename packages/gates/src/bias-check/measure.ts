// Measures every metric that groups are compared by, for every group, from one frame.
import {
  disparities,
  flipDemandOf,
  groupMetrics,
  groupsOf,
  parityChecks,
  topShare,
  type Disparity,
} from '@modelgate/checks';
import {
  askId,
  paramsOf,
  seedOf,
  type Ask,
  type Demand,
  type Frame,
  type Ports,
  type ScoreMeasurements,
} from '@modelgate/core';
import { measureFigures } from '../evaluate-model/measure-figures.ts';
import { loadFrame } from '../evaluate-model/measure.ts';
import { checkScale } from '../evaluate-model/scale.ts';
import { byScore } from './by-score.ts';
import { measureFlips, type MeasuredFlip } from './flips.ts';
import { settingsOf, type BiasPlan } from './plan.ts';
import { measureRankings } from './rankings.ts';

export interface BiasEvaluation {
  readonly plan: BiasPlan;
  readonly frame: Frame;
  readonly flips: readonly MeasuredFlip[];
  readonly estimates: ScoreMeasurements['estimates'];
}

/** Rates that the table of groups shows, whatever is demanded. */
export const shownRates = ['selection-rate', 'true-positive-rate', 'false-positive-rate', 'precision'] as const;

/**
 * `demands`: head's and the base's together when both judge the
 * same measurement, so there may be more than the plan's own.
 */
export async function measureBias(plan: BiasPlan, demands: readonly Demand[], ports: Ports): Promise<BiasEvaluation> {
  const { frame, flips } = await loadSorted(plan, demands, ports);
  const demanded = demands.flatMap(
    ({ check, params }) => parityChecks.find((c) => c.id === check)?.asks(params, plan.facts).scores ?? [],
  );
  const asks = [...demanded, ...shown(plan)].filter((ask) => ask.of === 'candidate' || plan.baseline !== undefined);
  const distinct = [...new Map(asks.map((ask) => [askId(ask), ask])).values()];
  const identical = plan.facts.baseline.kind === 'identical';
  const request = {
    asks: distinct.filter(({ metric }) => metric !== topShare.id),
    // No correlation: disjoint groups share no row, so Holm over their pairs loses almost nothing against max-T.
    judged: new Set<string>(),
    metrics: groupMetrics,
    task: plan.task.id,
    threshold: plan.threshold,
    baselineThreshold: plan.baselineThreshold,
    identical,
    seed: seedOf('bias-check', plan.subject.name),
  };
  const { estimates } = await measureFigures(`${plan.subject.name}, disparities`, frame, request, ports.progress);
  const shares = Object.fromEntries(flips.map(({ name, estimate }) => [name, estimate]));
  return { plan, frame, flips, estimates: { ...estimates, ...measureRankings(frame, distinct, identical), ...shares } };
}

/** Flips compare rows in the order of the data; the rest is measured in the order of the scores. */
async function loadSorted(
  plan: BiasPlan,
  demands: readonly Demand[],
  ports: Ports,
): Promise<Pick<BiasEvaluation, 'frame' | 'flips'>> {
  const loaded = await loadFrame(plan, ports);
  const frame: Frame = { ...loaded, groups: { ...loaded.groups, ...plan.joined.codes } };
  checkScale(plan, frame);
  const flips = await measureFlips(plan, frame, flipped(plan, demands), ports);
  return { frame: byScore(frame), flips };
}

/** Columns to flip: those that the settings show, and those that demands of either branch judge. */
function flipped({ plan }: BiasPlan, demands: readonly Demand[]): readonly string[] {
  const judged = demands
    .filter(({ check }) => check === 'bias/counterfactual')
    .map(({ params }) => flipDemandOf(params).column);
  return [...new Set([...settingsOf(plan).flip, ...judged])];
}

/** All rates of decisions, for the tables: once the cells are counted they cost almost nothing. */
function shown({ facts, task }: BiasPlan): Ask[] {
  const ids = task.id === 'binary' ? new Set(disparities.flatMap(ratesOf)) : new Set<string>();
  return facts.sets.flatMap((set) =>
    [undefined, ...groupsOf(facts, set).map(({ value }) => value)].flatMap((value) =>
      [...ids].flatMap((id) =>
        (['candidate', 'baseline'] as const).map((of): Ask => ({
          metric: id,
          params: paramsOf(groupMetrics.find((m) => m.id === id)!),
          of,
          ...(value !== undefined && { slice: { name: set.name, value } }),
        })),
      ),
    ),
  );
}

function ratesOf({ of }: Disparity): readonly string[] {
  return of.flatMap(({ id, sees, tasks }) =>
    sees === 'decision' && tasks.includes('binary') && tasks.includes('multiclass') ? [id] : [],
  );
}
