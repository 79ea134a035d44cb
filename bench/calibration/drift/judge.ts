// A simulated data set judged by the shipped check of drift.
import { driftTogether, type ValidationFacts } from '@modelgate/checks';
import { metricId, type DataStates, type Decision, type Tables } from '@modelgate/core';
import { decidedTwice } from '../decided.ts';
import { codesOf } from './codes.ts';
import { levelCounts } from './levels.ts';
import { columns as fifty, type SimulatedColumn } from './columns.ts';
import { distributionId, distributionOf, momentsOf } from './numbers.ts';
import type { SimulatedTable } from './table.ts';

const asked = { id: 'drift', check: 'data/drift', params: { effect: 0.2, missing: 0.01 } };

/** Whether the gate blocks, and whether it would with Holm alone. */
export function blocks(
  reference: SimulatedTable,
  current: SimulatedTable,
  seed: string,
  columns: readonly SimulatedColumn[] = fifty,
): { readonly together: boolean; readonly alone: boolean } {
  const facts = factsOf(reference[0]!.length, current[0]!.length, columns);
  const states = statesOf(reference, current, columns);
  const decisions = decidedTwice(asked, facts, states, seed, (demand, estimates) => {
    const together = driftTogether([demand], facts, states, estimates);
    return together?.correlation(codesOf(together.metrics, [current, reference], columns));
  });
  const unknown = decisions.alone.filter(({ outcome }) => outcome === 'unknown');
  if (unknown.length > 0) throw new Error(JSON.stringify(unknown[0]!.claim));
  const isFailed = ({ outcome }: Decision): boolean => outcome === 'fail';
  return { together: decisions.together.some(isFailed), alone: decisions.alone.some(isFailed) };
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
    if (at)
      states[metricId('spread', 'train', name)] = {
        version: 2,
        state: { ...at, largest: null, constant: at.sd === 0 },
      };
    for (const [on, values] of [
      ['train', reference[c]!],
      ['test', current[c]!],
    ] as const) {
      const present = values.filter((x) => !Number.isNaN(x));
      states[metricId('missing', on, name)] = { version: 1, state: [values.length - present.length, values.length] };
      if (at) states[distributionId(on, name, 'train')] = { version: 2, state: distributionOf(present, at) };
      else states[metricId('categories', on, name)] = { version: 1, state: levelCounts(present) };
    }
  }
  return states;
}
