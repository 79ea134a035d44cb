// The parameters that sections of gates write into demands, and the functions that give this JSON its type again.
import type { Json, Margin, MetricParams } from '@modelgate/core';

/** The parameters of a metric's demand. */
export type MetricDemand = {
  readonly params: MetricParams;
  /** The least value where higher is better, the largest where lower is. */
  readonly limit?: number;
  readonly margin?: Margin;
  /** The first metric listed carries the burden of proof. */
  readonly primary: boolean;
};

/** A metric's demand, as its section wrote it. */
export function metricDemandOf(params: Json): MetricDemand {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the gate's own section, from a checked policy
  return params as MetricDemand;
}

/** The parameters of a slice's demand: its name, and the metrics with margins that it is judged on. */
export type SliceDemand = {
  readonly slice: string;
  readonly metrics: readonly { readonly metric: string; readonly params: MetricParams; readonly margin: Margin }[];
};

/** A slice's demand, as its section wrote it. */
export function sliceDemandOf(params: Json): SliceDemand {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the gate's own section, from a checked policy
  return params as SliceDemand;
}
