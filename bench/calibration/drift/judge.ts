// A simulated data set judged by the shipped check of drift.
import type { ValidationFacts } from '@modelgate/checks';
import { metricId, type DataStates, type Json, type Tables } from '@modelgate/core';
import { decided } from '../decided.ts';
import { columns as fifty, type SimulatedColumn } from './columns.ts';
import { distributionId, distributionOf, momentsOf } from './numbers.ts';
import type { SimulatedTable } from './table.ts';

const asked = { id: 'drift', check: 'data/drift', params: { effect: 0.2, missing: 0.01 } };

/** Whether the gate blocks. */
export function isBlocked(
  reference: SimulatedTable,
  current: SimulatedTable,
  seed: string,
  columns: readonly SimulatedColumn[] = fifty,
): boolean {
  const facts = factsOf(reference[0]!.length, current[0]!.length, columns);
  const decisions = decided(asked, facts, statesOf(reference, current, columns), seed);
  const unknown = decisions.filter(({ outcome }) => outcome === 'unknown');
  if (unknown.length > 0) throw new Error(JSON.stringify(unknown[0]!.claim));
  return decisions.some(({ outcome }) => outcome === 'fail');
}

const types = { number: 'DOUBLE', text: 'VARCHAR', boolean: 'BOOLEAN' } as const;

function factsOf(before: number, now: number, columns: readonly SimulatedColumn[]): ValidationFacts {
  const own = columns.map(({ name, is }) => ({ name, type: types[is] }));
  const tables: Tables = { train: { columns: own, rows: before }, test: { columns: own, rows: now } };
  return {
    name: 'test',
    on: 'test',
    reference: 'train',
    base: 'test on the base branch',
    now: '2027-01-01T00:00:00Z',
    tables,
    showsValues: () => false,
  };
}

/** What the check's metrics would have measured. */
function statesOf(reference: SimulatedTable, current: SimulatedTable, columns: readonly SimulatedColumn[]): DataStates {
  const states: Record<string, DataStates[string]> = {};
  for (const [c, { name, is }] of columns.entries()) {
    const at = is === 'number' ? momentsOf(reference[c]!) : undefined;
    for (const [on, values] of [
      ['train', reference[c]!],
      ['test', current[c]!],
    ] as const) {
      const present = values.filter((x) => !Number.isNaN(x));
      states[metricId('missing', on, name)] = { version: 1, state: [values.length - present.length, values.length] };
      if (at) states[distributionId(on, name, 'train')] = { version: 2, state: distributionOf(present, at) };
      else states[metricId('categories', on, name)] = { version: 1, state: countsOf(present) };
    }
  }
  return states;
}

function countsOf(values: Float64Array): Json {
  const counts: Record<string, number> = {};
  for (const x of values) counts[x] = (counts[x] ?? 0) + 1;
  return { values: counts, nulls: 0, more: false };
}
