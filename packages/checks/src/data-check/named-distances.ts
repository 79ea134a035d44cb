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
  total,
} from '@modelgate/stats';
import type { Binned, Comparison } from '../data-metric/comparison.ts';
import type { Both } from './both.ts';
import { isFew } from './few.ts';

interface Named {
  /** Of the rows in each level, or in each of the bins of numbers. */
  readonly of?: (levels: Binned) => number;
  /** Absent: it is not defined for numbers, or not by bins. */
  readonly bins?: 'deciles' | 'sturges';
  readonly ofNumbers?: (comparison: Comparison) => number | undefined;
  /** It is the change of a single level. */
  readonly ofOne?: (levels: Binned) => { readonly change: number; readonly level: number };
}

const named: Readonly<Record<string, Named>> = {
  'kolmogorov-smirnov': { ofNumbers: (c) => c.kolmogorovSmirnov },
  wasserstein: { ofNumbers: (c) => c.wasserstein },
  psi: { bins: 'deciles', of: ({ reference, current }) => psi(reference, current) },
  'l-infinity': {
    bins: 'deciles',
    of: ({ reference, current }) => largestChange(reference, current).change,
    ofOne: ({ reference, current }) => largestChange(reference, current),
  },
  'chi-square-p': { of: ({ reference, current }) => chiSquareHomogeneity(reference, current).p },
  'cramers-v': { of: ({ reference, current }) => homogeneityV(reference, current) },
  'jensen-shannon-evidently': {
    bins: 'sturges',
    of: ({ reference, current }) => jensenShannon(reference, current, 'e'),
  },
  'psi-evidently': { bins: 'sturges', of: ({ reference, current }) => psi(reference, current, 'evidently') },
  'kl-evidently': { bins: 'sturges', of: ({ reference, current }) => evidentlyKullbackLeibler(reference, current) },
  'chi-square-p-evidently': { of: ({ reference, current }) => chiSquareFit(reference, current).p },
  'psi-deepchecks': { bins: 'deciles', of: ({ reference, current }) => psi(reference, current, 'deepchecks') },
};

export const distanceNames: readonly string[] = Object.keys(named);

/** The named distances that are defined for numbers: 'kolmogorov-smirnov 0.124554, psi 0.0629460'. */
export function toldOfNumbers(names: readonly string[], comparison: Comparison, shown: boolean): string {
  return told(names, (one) => {
    const binned = one.bins && comparison[one.bins];
    return binned ? ofLevels(one, binned, shown) : one.ofNumbers?.(comparison);
  });
}

/** The same for categories; every value is a level of its own, however rare. */
export function toldOfLevels(names: readonly string[], { own, before }: Both<ValueCounts>, shown: boolean): string {
  const levels = [...new Set([...Object.keys(before.values), ...Object.keys(own.values)])].sort();
  const both = {
    reference: levels.map((level) => rowsOfValue(before, level)),
    current: levels.map((level) => rowsOfValue(own, level)),
  };
  return told(names, (one) => ofLevels(one, both, shown));
}

function ofLevels(one: Named, levels: Binned, shown: boolean): Told {
  return !shown && givesAway(one, levels) ? 'not shown' : one.of?.(levels);
}

/** Whether a number of rows from 1 to 4 would follow from the distance: there is but one other level, or it is the change of so few rows. */
function givesAway({ ofOne }: Named, levels: Binned): boolean {
  const { reference, current } = levels;
  const few = reference.map((rows, i) => isFew(rows) || isFew(current[i]!));
  if (few.length <= 2 && few.includes(true)) return true;
  const { level, change } = ofOne?.(levels) ?? {};
  return (
    level !== undefined && (few[level]! || isFew(Math.round(change! * Math.min(total(reference), total(current)))))
  );
}

type Told = number | 'not shown' | undefined;

/** In words, with six digits, so that they can be compared with another tool's output. */
function told(names: readonly string[], valueOf: (named: Named) => Told): string {
  return names
    .flatMap((name) => {
      const value = Object.hasOwn(named, name) ? valueOf(named[name]!) : undefined;
      if (value === undefined) return [];
      return [`${name} ${typeof value === 'number' ? Number(value.toPrecision(6)) : value}`];
    })
    .join(', ');
}
