// The grid of limits at the truth: a population, a size, and one rate for each metric, of the candidate and of the change.
import { metrics as catalogue } from '@modelgate/checks';
import { paramsOf, type Ask } from '@modelgate/core';
import type { GridRate } from '../run-grid.ts';
import { populations, type SkewedPopulation } from './populations.ts';

export interface SkewedCell {
  readonly population: SkewedPopulation;
  readonly n: number;
}

/** Of smaller samples nothing is promised: they may hold none of the rows that decide. */
const ENOUGH_ROWS = 2000;
const atMost = { is: 'at most', rate: 0.05 } as const;

export const fullSkewedGrid: readonly SkewedCell[] = [500, 2000, 10_000].flatMap((n) =>
  populations.map((population) => ({ population, n })),
);
export const smallSkewedGrid: readonly SkewedCell[] = populations.map((population) => ({ population, n: 2000 }));

/** What is asked of a population: each metric's own value, and its change as a margin is judged. */
export function asksOf({ metrics }: SkewedPopulation): readonly Ask[] {
  return metrics.flatMap((id) => {
    const metric = catalogue.find((one) => one.id === id)!;
    const change = metric.margin === 'relative' ? 'relative-change' : 'change';
    return (['candidate', change] as const).map((of) => ({ metric: id, params: paramsOf(metric), of }));
  });
}

/** How often a limit at the truth is proved (at most α), and how often it fails (at most α in a gate). */
export function ratesOf({ population, n }: SkewedCell): readonly GridRate[] {
  return asksOf(population).flatMap(({ metric, of }) =>
    (['proved', 'fails'] as const).map((light) => ({
      name: `${population.name}: ${metric}${of === 'candidate' ? '' : ', change'} ${light}`,
      n: String(n),
      ...(n >= ENOUGH_ROWS && !population.open?.includes(metric) && { promised: atMost }),
    })),
  );
}
