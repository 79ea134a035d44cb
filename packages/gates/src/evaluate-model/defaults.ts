// Default demands: which metrics are judged against the baseline when the policy names none.
import {
  metrics as catalogue,
  type MetricDemand,
  type SliceDemand,
  type TaskSpec,
  sliceDemandOf,
} from '@modelgate/checks';
import {
  paramsOf,
  PolicyError,
  type DefaultUsed,
  type Demand,
  type GatePlan,
  type Margin,
  type ScoreMetric,
} from '@modelgate/core';

/** 1 pt for rates; 5 % of the baseline's value for losses and errors (1 pt of accuracy ≙ 5.5 % of log loss, measured). */
function defaultMargin(metric: ScoreMetric): Margin {
  return metric.margin === 'points' ? { is: 'difference', by: 0.01 } : { is: 'relative', by: 0.05 };
}

/** The section's demands; without any metric, the task's default ones with their margins. */
export function withDefaultDemands(
  plan: GatePlan,
  task: TaskSpec,
  from: Demand['from'],
): { demands: readonly Demand[]; used: DefaultUsed[] } {
  checkMetricsOfTask(plan, task);
  if (plan.demands.some((d) => d.check !== 'model/slice')) return { demands: plan.demands, used: [] };
  const chosen = task.defaultMetrics.map((id) => catalogue.find((m) => m.id === id)!);
  const added = chosen.map((metric, i) => defaultDemand(metric, i === 0, plan, from));
  const margins: SliceDemand['metrics'] = chosen.map((metric) => ({
    metric: metric.id,
    params: paramsOf(metric),
    margin: defaultMargin(metric),
  }));
  const slices = plan.demands.map((d): Demand => ({
    ...d,
    params: { ...sliceDemandOf(d.params), metrics: margins },
  }));
  const value = chosen
    .map((metric) => `${metric.id} (margin ${defaultMargin(metric).is === 'relative' ? '5%' : '1pt'})`)
    .join(', ');
  return {
    demands: [...added, ...slices],
    used: [{ what: 'gates.evaluate-model.metrics', value, why: `the default for ${task.title}` }],
  };
}

function defaultDemand(metric: ScoreMetric, primary: boolean, plan: GatePlan, from: Demand['from']): Demand {
  const params: MetricDemand = { params: paramsOf(metric), margin: defaultMargin(metric), primary };
  return {
    id: metric.id,
    check: `model/${metric.id}`,
    params,
    on: plan.data,
    at: plan.at,
    severity: 'block',
    decide: 'test',
    from,
  };
}

/** A metric of another task is an error of the policy, which lists the metrics of this task. */
function checkMetricsOfTask(plan: GatePlan, task: TaskSpec): void {
  const known = catalogue.filter((m) => m.tasks.includes(task.id)).map((m): string => m.id);
  const foreign = plan.demands.filter((d) => d.check !== 'model/slice' && !known.includes(d.id));
  if (foreign.length === 0) return;
  throw new PolicyError(
    foreign.map((d) => ({
      code: 'policy/unknown-metric',
      message: `${d.id} is not a metric of ${task.title}`,
      at: d.at,
      hint: `metrics of ${task.title}: ${known.join(', ')}`,
    })),
  );
}
