// Measure: each model once over the data, then every estimate from one frame.
import { metrics as catalogue, modelChecks, SMALLEST_SLICE, sliceDemandOf, metricDemandOf } from '@modelgate/checks';
import {
  askId,
  paramsOf,
  seedOf,
  type Ask,
  type Demand,
  type Frame,
  type MetricParams,
  type Ports,
  type ScoreMeasurements,
  type ScoreMetric,
  type ScoresSource,
} from '@modelgate/core';
import type { Bound } from './found-model.ts';
import { predictionsRef } from './predictions-file.ts';
import { crossedGroups, frameGroups } from './crossed-groups.ts';
import type { EvaluationPlan } from './plan.ts';
import { measureFigures } from './measure-figures.ts';
import { checkScale } from './scale.ts';
import { scoreRows } from './score-rows.ts';

export interface Evaluation {
  readonly plan: EvaluationPlan;
  readonly measurements: ScoreMeasurements;
}

/** `demands` are head's and the base's together when both judge the same measurement, and so may be more than the plan's own. */
export async function measureEvaluation(
  plan: EvaluationPlan,
  demands: readonly Demand[],
  ports: Ports,
): Promise<Evaluation> {
  const frame = await loadFrame(plan, ports);
  checkScale(plan, frame);
  const demanded = demands.flatMap(
    (demand) => modelChecks.find((c) => c.id === demand.check)!.asks(demand.params, plan.facts).scores ?? [],
  );
  const asks = unique([...demanded, ...shown(plan, demands)]).filter(
    (ask) => ask.of === 'candidate' || hasBaseline(plan),
  );
  const request = {
    asks,
    judged: new Set(demanded.map(askId)),
    metrics: catalogue,
    task: plan.task.id,
    threshold: plan.threshold,
    baselineThreshold: plan.baselineThreshold,
    identical: plan.facts.baseline.kind === 'identical',
    seed: seedOf('evaluate-model', plan.subject.name),
  };
  return { plan, measurements: await measureFigures(`${plan.subject.name}, figures`, frame, request, ports.progress) };
}

function hasBaseline(plan: EvaluationPlan): boolean {
  return plan.baseline !== undefined;
}

export async function loadFrame(plan: EvaluationPlan, ports: Ports): Promise<Frame> {
  const { data, facts } = plan;
  const baseline = facts.baseline.kind === 'other' ? plan.baseline : undefined;
  const [candidate, other] = await Promise.all([
    scoresOf(plan, plan.candidate, 'candidate', ports),
    baseline && scoresOf(plan, baseline, 'baseline', ports),
  ]);
  const { label, id, weight, cluster } = data.subject;
  const frame = await ports.data.frame({
    data: data.ref,
    ...(plan.task.id !== 'regression' && { classes: plan.classes.names }),
    label: label!,
    ...(id !== undefined && { id }),
    ...(weight !== undefined && { weight }),
    ...(cluster !== undefined && { cluster }),
    groups: frameGroups(plan.slices),
    scores: { candidate, ...(other && { baseline: other }) },
  });
  return { ...frame, groups: crossedGroups(plan.slices, frame.groups) };
}

async function scoresOf(plan: EvaluationPlan, model: Bound, role: string, ports: Ports): Promise<ScoresSource> {
  const { data } = plan;
  const id = data.subject.id;
  if (model.kind === 'predictions') {
    return {
      kind: 'predictions',
      data: predictionsRef(model.name, model.path),
      id: id!,
      columns: model.columns,
      as: model.as,
      ...(model.classes && { classes: model.classes }),
    };
  }
  const request = {
    data: data.ref,
    model: { path: model.path, digest: model.facts.digest, name: model.name },
    inputs: model.inputs,
    output: model.output,
    ...(id !== undefined && { id }),
  };
  const parts = await scoreRows(`${plan.subject.name}, ${role}`, data.facts.rows, request, ports);
  return { kind: 'parts', parts, output: model.output };
}

/** Estimates that the report only shows: every metric of the task over all rows, and slices by the metrics that guard them. */
function shown(plan: EvaluationPlan, demands: readonly Demand[]): Ask[] {
  const overall = catalogue
    .filter((m) => m.tasks.includes(plan.task.id))
    .flatMap((m) => paramsFor(m, demands).flatMap((params) => asksAbout(m.id, params)));
  const guarded = demands.flatMap((d) => (d.check === 'model/slice' ? sliceDemandOf(d.params).metrics : []));
  const slices = Object.entries(plan.facts.slices).flatMap(([name, values]) =>
    values
      .filter((v) => v.rows >= SMALLEST_SLICE)
      .flatMap(({ value }) => guarded.flatMap(({ metric, params }) => asksAbout(metric, params, { name, value }))),
  );
  return [...overall, ...slices];
}

/** The parameters of a metric in each demand, since head's and the base's may differ. */
function paramsFor(metric: ScoreMetric, demands: readonly Demand[]): readonly MetricParams[] {
  const written = demands.flatMap(({ id, params }) => (id === metric.id ? [metricDemandOf(params).params] : []));
  return written.length > 0 ? written : [paramsOf(metric)];
}

/** Candidate, baseline and change of one metric. */
export function asksAbout(metric: string, params: MetricParams, slice?: Ask['slice']): Ask[] {
  const relative = catalogue.find((m) => m.id === metric)!.margin === 'relative';
  const of = ['candidate', 'baseline', relative ? 'relative-change' : 'change'] as const;
  return of.map((role) => ({ metric, params, of: role, ...(slice && { slice }) }));
}

function unique(asks: readonly Ask[]): Ask[] {
  return [...new Map(asks.map((ask) => [askId(ask), ask])).values()];
}
