// What the metrics of drift would have measured of numbers.
import { metricId, type Json } from '@modelgate/core';
import { binSums } from '@modelgate/stats';

export interface Moments {
  readonly mean: number;
  readonly sd: number;
}

/** Rows by bin; about a reference of one value rows with another one, and with that. */
export function distributionOf(values: Float64Array, at: Moments): Json {
  if (at.sd > 0) return binSums(values, at);
  const same = values.filter((x) => x === at.mean).length;
  return [
    [-2, values.length - same, 0, 0],
    [-1, same, 0, 0],
  ];
}

/** What the metric of it is called. */
export function distributionId(on: string, column: string, reference: string): string {
  return metricId('distribution', on, column, metricId('spread', reference, column));
}

export function momentsOf(values: Float64Array): Moments {
  const present = values.filter((x) => !Number.isNaN(x));
  const mean = present.reduce((sum, x) => sum + x, 0) / present.length;
  return { mean, sd: Math.sqrt(present.reduce((sum, x) => sum + (x - mean) ** 2, 0) / present.length) };
}
