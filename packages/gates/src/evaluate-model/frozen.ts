// The first wave: counts of the data that the plan depends on, before any row is scored. They are frozen into the plan.
import { fractions, rowCount, valueCounts } from '@modelgate/checks';
import {
  canonicalName,
  InputError,
  kindOf,
  measureData,
  numericKinds,
  valueOf,
  type Column,
  type DataMetric,
  type DataStates,
  type Ports,
  type ValueCounts,
} from '@modelgate/core';
import type { PlannedData } from './planned-data.ts';
import type { PlannedSlice } from './slices.ts';

export interface FrozenCounts {
  readonly rows: number;
  readonly label: ValueCounts;
  /** Whether the label's column holds numbers, and whether each is whole. */
  readonly numeric: boolean;
  readonly whole: boolean;
  /** Rows of every value of each slice. */
  readonly slices: Readonly<Record<string, ValueCounts>>;
}

export async function frozenCounts(
  data: PlannedData,
  label: Column,
  slices: readonly PlannedSlice[],
  ports: Ports,
): Promise<FrozenCounts> {
  const on = data.subject.name;
  const numeric = numericKinds.includes(kindOf(label));
  const [rows, ofLabel, notWhole] = [
    rowCount(on),
    valueCounts(on, 'label', canonicalName(label)),
    fractions(on, label.name),
  ];
  // The prefix keeps a slice that is called 'label' apart from the label.
  const ofSlices = slices.map((slice) => ({ slice, counts: valueCounts(on, `slice/${slice.name}`, slice.of) }));
  const metrics = [rows, ofLabel, ...(numeric ? [notWhole] : []), ...ofSlices.map(({ counts }) => counts)];
  const states = await measureData(metrics, { [on]: { ref: data.ref, ...data.facts } }, ports);
  return {
    rows: known(rows, states),
    label: known(ofLabel, states),
    numeric,
    whole: numeric && known(notWhole, states) === 0,
    slices: Object.fromEntries(ofSlices.map(({ slice, counts }) => [slice.name, known(counts, states)])),
  };
}

/** A value without which nothing can be judged; an error when it is unknown. */
function known<V>(metric: DataMetric<V>, states: DataStates): V {
  const value = valueOf(metric, states);
  if ('known' in value) return value.known;
  throw new InputError({
    code: 'input/sql-failed',
    named: `data ${metric.on}`,
    expected: 'SQL that runs on every row',
    received: value.unknown,
    hint: 'check the conditions of the slices against the columns of this data',
  });
}
