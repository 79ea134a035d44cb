// The policies of the grid, as demands.
import { metrics as catalogue, type MetricDemand, type SliceDemand } from '@modelgate/checks';
import { paramsOf, type Demand, type Json, type Margin } from '@modelgate/core';

const POINT: Margin = { is: 'difference', by: 0.01 };
const FIVE_PERCENT: Margin = { is: 'relative', by: 0.05 };

type Metric = readonly [id: string, margin: Margin];

const one: readonly Metric[] = [['accuracy', POINT]];
const two: readonly Metric[] = [...one, ['log-loss', FIVE_PERCENT]];
const five: readonly Metric[] = [...two, ['brier', FIVE_PERCENT], ['roc-auc', POINT], ['f1', POINT]];

export const accuracyAlone: readonly Demand[] = metricDemands(one);
/** What `init` proposes, with a declared slice. */
export const twoMetrics: readonly Demand[] = [...metricDemands(two), sliceDemand(two)];
export const fiveMetrics: readonly Demand[] = [...metricDemands(five), sliceDemand(five)];

function metricDemands(metrics: readonly Metric[]): Demand[] {
  return metrics.map(([id, margin], i) => {
    const params: MetricDemand = { params: {}, margin, primary: i === 0 };
    return demand(id, `model/${id}`, params);
  });
}

function sliceDemand(metrics: readonly Metric[]): Demand {
  const params: SliceDemand = {
    slice: 'slice',
    metrics: metrics.map(([metric, margin]) => ({
      metric,
      params: paramsOf(catalogue.find((m) => m.id === metric)!),
      margin,
    })),
  };
  return demand('slices/slice', 'model/slice', params);
}

function demand(id: string, check: string, params: Json): Demand {
  const nowhere = { path: 'modelgate.yml', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { id, check, params, on: 'test', at: nowhere, severity: 'block', decide: 'test', from: 'head' };
}
