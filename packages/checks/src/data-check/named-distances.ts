// Distances that a policy may name to have them reported beside the deciding one: textbook definitions, and variants of other libraries.
import { rowsOfValue, type ValueCounts } from '@modelgate/core';
import {
  chiSquareFit,
  chiSquareHomogeneity,
  evidentlyKullbackLeibler,
  homogeneityV,
  jensenShannon,
  largestChange,
  psi,
} from '@modelgate/stats';
import type { Binned, Comparison } from '../data-metric/comparison.ts';

interface Named {
  readonly ofNumbers?: (comparison: Comparison) => number | undefined;
  readonly ofLevels?: (levels: Binned) => number;
}

const named: Readonly<Record<string, Named>> = {
  'kolmogorov-smirnov': { ofNumbers: (c) => c.kolmogorovSmirnov },
  wasserstein: { ofNumbers: (c) => c.wasserstein },
  psi: onBins('deciles', ({ reference, current }) => psi(reference, current)),
  'l-infinity': onBins('deciles', ({ reference, current }) => largestChange(reference, current).change),
  'chi-square-p': { ofLevels: ({ reference, current }) => chiSquareHomogeneity(reference, current).p },
  'cramers-v': { ofLevels: ({ reference, current }) => homogeneityV(reference, current) },
  'jensen-shannon-evidently': onBins('sturges', ({ reference, current }) => jensenShannon(reference, current, 'e')),
  'psi-evidently': onBins('sturges', ({ reference, current }) => psi(reference, current, 'evidently')),
  'kl-evidently': onBins('sturges', ({ reference, current }) => evidentlyKullbackLeibler(reference, current)),
  'chi-square-p-evidently': { ofLevels: ({ reference, current }) => chiSquareFit(reference, current).p },
  'psi-deepchecks': onBins('deciles', ({ reference, current }) => psi(reference, current, 'deepchecks')),
};

export const distanceNames: readonly string[] = Object.keys(named);

/** The named distances that are defined for numbers: 'kolmogorov-smirnov 0.124554, psi 0.0629460'. */
export function toldOfNumbers(names: readonly string[], comparison: Comparison): string {
  return told(names, (name) => named[name]?.ofNumbers?.(comparison));
}

/** The same for categories; every value is a level of its own, however rare. */
export function toldOfLevels(names: readonly string[], reference: ValueCounts, current: ValueCounts): string {
  const levels = [...new Set([...Object.keys(reference.values), ...Object.keys(current.values)])].sort();
  const both = {
    reference: levels.map((level) => rowsOfValue(reference, level)),
    current: levels.map((level) => rowsOfValue(current, level)),
  };
  return told(names, (name) => named[name]?.ofLevels?.(both));
}

/** A distance of bins of numbers, or of levels. */
function onBins(bins: 'deciles' | 'sturges', of: (binned: Binned) => number): Named {
  const ofNumbers = (comparison: Comparison): number | undefined => {
    const binned = comparison[bins];
    return binned && of(binned);
  };
  return { ofNumbers, ofLevels: of };
}

/** In words, with six digits, so that they can be compared with another tool's output. */
function told(names: readonly string[], valueOf: (name: string) => number | undefined): string {
  return names
    .flatMap((name) => {
      const value = valueOf(name);
      return value === undefined ? [] : [`${name} ${Number(value.toPrecision(6))}`];
    })
    .join(', ');
}
