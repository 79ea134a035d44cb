// What a second look at the rows would have measured: a letter for the bin or level of each value.
import { levelsOf } from '@modelgate/checks';
import type { DataMetric, DataStates } from '@modelgate/core';
import { BIN_WIDTH, BINS, REACH } from '@modelgate/stats';
import type { SimulatedColumn } from './columns.ts';
import { levelCounts } from './levels.ts';
import { momentsOf } from './numbers.ts';
import type { SimulatedTable } from './table.ts';

/** So many rows are looked at, at most; simulated rows are in no order. */
const MOST_ROWS = 10_000;
const [MISSING, PLACELESS] = [64, 65];
/** Before the bins stand those of a reference of one value. */
const [FIRST_BIN, FIRST_LEVEL] = [68, 66];

/** `tables`: the data, and its reference. */
export function codesOf(
  metrics: readonly DataMetric[],
  tables: readonly [SimulatedTable, SimulatedTable],
  columns: readonly SimulatedColumn[],
): DataStates {
  const looked = metrics[0]!.reads!.map(({ column }) => columns.findIndex(({ name }) => name === column));
  const [current, reference] = tables;
  const letters = looked.map((c) =>
    columns[c]!.is === 'number' ? letterOfBin(reference[c]!) : letterOfLevel(reference[c]!, current[c]!),
  );
  const textsOf = (table: SimulatedTable): readonly string[] =>
    Array.from({ length: Math.min(MOST_ROWS, table[0]!.length) }, (_, row) =>
      String.fromCharCode(...looked.map((c, i) => letterOf(table[c]![row]!, letters[i]!))),
    );
  return Object.fromEntries(
    metrics.map(({ id, version, on }) => [id, { version, state: textsOf(on === 'test' ? current : reference) }]),
  );
}

function letterOf(x: number, letter: (x: number) => number): number {
  return Number.isNaN(x) ? MISSING : letter(x);
}

function letterOfBin(reference: Float64Array): (x: number) => number {
  const { mean, sd } = momentsOf(reference);
  return (x) => {
    const v = ((x - mean) / sd + REACH) / BIN_WIDTH;
    return FIRST_BIN + Math.floor(Math.min(Math.max(v, -1), BINS - 2)) + 1;
  };
}

function letterOfLevel(reference: Float64Array, current: Float64Array): (x: number) => number {
  const levels = levelsOf(levelCounts(reference), levelCounts(current));
  if (!levels) return () => PLACELESS;
  const { own, fresh } = levels;
  const places = new Map<string, number>(own.map((name, place) => [name, place]));
  for (const name of fresh) places.set(name, own.length + 1);
  return (x) => FIRST_LEVEL + (places.get(String(x)) ?? own.length);
}
