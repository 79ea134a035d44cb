// The first wave: what must be known of the data before anything is asked of scores. Frozen into the plan.
import { fractions, rowCount, valueCounts, type ValueCounts } from '@modelgate/checks';
import {
  canonicalName,
  measureData,
  type Column,
  type DataEngine,
  type DataRef,
  type DataMetric,
  type Sql,
} from '@modelgate/core';
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

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|INTEGER|UINTEGER|FLOAT|DOUBLE|DECIMAL.*)$/;

export async function frozenCounts(
  engine: DataEngine,
  data: DataRef,
  label: Column,
  slices: readonly PlannedSlice[],
): Promise<FrozenCounts> {
  const numeric = NUMERIC.test(label.type);
  const metrics: DataMetric[] = [
    rowCount,
    counted('label', canonicalName(label)),
    ...(numeric ? [fractions(label) as DataMetric] : []),
    ...slices.map((slice) => counted(sliceId(slice.name), slice.of)),
  ];
  const states = await measureData(metrics, engine, data);
  const state = (id: string): unknown => states[id]?.state;
  return {
    rows: state('rows') as number,
    label: state('values/label') as ValueCounts,
    numeric,
    whole: numeric && state(`fractions/${label.name}`) === 0,
    slices: Object.fromEntries(slices.map((s) => [s.name, state(`values/${sliceId(s.name)}`) as ValueCounts])),
  };
}

/** Its name among the measurements; no column can be called so. */
function sliceId(slice: string): string {
  return `slice/${slice}`;
}

function counted(name: string, of: Sql): DataMetric {
  return valueCounts(name, of);
}
