// What Evidently's and Deepchecks' defaults say of the same tables, from their definitions.
import {
  chiSquareFit,
  chiSquareHomogeneity,
  homogeneityV,
  jensenShannon,
  kolmogorovSmirnov,
  kolmogorovSmirnovP,
  total,
  wasserstein,
} from '@modelgate/stats';
import { columns } from './columns.ts';
import type { SimulatedTable } from './table.ts';

interface Counted {
  readonly at: readonly number[];
  readonly c: readonly number[];
  readonly d: readonly number[];
}

/**
 * Evidently 0.7: up to 1,000 rows of the reference tests at 0.05 (KS; χ² of fit; two proportions), above it distances at 0.1
 * (Wasserstein over the standard deviation; Jensen–Shannon in nats). Numbers of at most five values are categories.
 */
export function evidentlyDrifts(reference: SimulatedTable, current: SimulatedTable): readonly boolean[] {
  return columns.map(({ is }, i) => {
    const counted = count(reference[i]!, current[i]!);
    const { at, c, d } = counted;
    const values = c.filter((n) => n > 0).length;
    const [n, m] = [total(c), total(d)];
    const numeric = is === 'number' && values > 5;
    if (n > 1000) return numeric ? wasserstein(at, c, d) / sd(counted) >= 0.1 : jensenShannon(c, d, 'e') >= 0.1;
    if (numeric) return kolmogorovSmirnovP(kolmogorovSmirnov(c, d), n, m) <= 0.05;
    return (values > 2 ? chiSquareFit(c, d) : chiSquareHomogeneity(c, d)).p <= 0.05;
  });
}

/** Deepchecks' feature drift: KS of numbers and Cramér's V of categories, each to be below 0.2. */
export function deepchecksDrifts(reference: SimulatedTable, current: SimulatedTable): readonly boolean[] {
  return columns.map(({ is }, i) => {
    const { c, d } = count(reference[i]!, current[i]!);
    return (is === 'number' ? kolmogorovSmirnov(c, d) : homogeneityV(c, d)) >= 0.2;
  });
}

function count(reference: Float64Array, current: Float64Array): Counted {
  const [a, b] = [reference, current].map((values) => values.filter((x) => !Number.isNaN(x)).sort());
  const [at, c, d]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0, j = 0; i < a!.length || j < b!.length;) {
    const x = Math.min(a![i] ?? Infinity, b![j] ?? Infinity);
    const [from, other] = [i, j];
    while (a![i] === x) i++;
    while (b![j] === x) j++;
    at.push(x);
    c.push(i - from);
    d.push(j - other);
  }
  return { at, c, d };
}

function sd({ at, c }: Counted): number {
  const n = total(c);
  const mean = at.reduce((sum, x, i) => sum + x * c[i]!, 0) / n;
  return Math.sqrt(at.reduce((sum, x, i) => sum + (x - mean) ** 2 * c[i]!, 0) / n);
}
