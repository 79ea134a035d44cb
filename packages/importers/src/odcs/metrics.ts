// The library of quality metrics: what each counts, and for which elements.
import type { MapNode } from '@modelgate/core/source';
import type { Demanded } from '../section.ts';
import { duplicateValues } from './duplicates.ts';
import type { Key } from './keys.ts';
import { aMap, take, type Reading } from './reading.ts';
import { rowCount } from './row-count.ts';
import type { QualityRule } from './rule.ts';
import { invalidValues, missingValues, nullValues } from './value-metrics.ts';

export interface Metric extends Key {
  readonly on: readonly ('property' | 'object')[];
  readonly arguments: readonly string[];
  /** `none`: the rule is one of v3.0 without an operator, which allows no such row. */
  readonly read: (quality: QualityRule, given: MapNode, none: boolean) => readonly Demanded[];
}

export const metrics: Readonly<Record<string, Metric>> = {
  nullValues: {
    fate: 'evaluated',
    as: '`nulls`',
    on: ['property'],
    arguments: [],
    read: nullValues,
  },
  missingValues: {
    fate: 'evaluated',
    as: 'SQL: values of the list `missingValues`, and NULL whether it is listed or not',
    on: ['property'],
    arguments: ['missingValues'],
    read: missingValues,
  },
  invalidValues: {
    fate: 'evaluated',
    as: '`in`, `matches`; SQL where both are given, or a share of rows that may lack values',
    on: ['property'],
    arguments: ['validValues', 'pattern'],
    read: invalidValues,
  },
  duplicateValues: {
    fate: 'evaluated',
    as: '`unique` for none; SQL: rows that repeat the values of an earlier row',
    on: ['property', 'object'],
    arguments: ['properties'],
    read: duplicateValues,
  },
  rowCount: { fate: 'evaluated', as: '`rows`', on: ['object'], arguments: [], read: rowCount },
};

/** The arguments of a rule; in v3.0 they are keys of the rule itself. */
export function argumentsOf(rule: MapNode, reading: Reading): MapNode {
  const given = take(rule, 'arguments', aMap, reading)?.is;
  const beside = [...rule.entries].filter(([key]) => key === 'validValues');
  return { kind: 'map', at: rule.at, entries: new Map([...beside, ...(given?.entries ?? [])]) };
}
