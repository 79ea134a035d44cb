// Which metrics can be measured, and why the others cannot: the kernel says unknown, not the check.
import type { Column, Ports } from '../ports.ts';
import type { DataMetric, DataStates, Given } from './data-metric.ts';
import { isThere, lacking, reasonOf, type ReadTable, type Tables } from './tables.ts';

export type ReadTables = Tables<ReadTable>;

/** A metric whose columns are there, with what its SQL depends on. */
export interface Ready<M extends DataMetric = DataMetric> {
  readonly metric: M;
  readonly given: Given;
}

/** A metric's value, or why there is none. */
export function valueOf<V>(
  metric: DataMetric<V>,
  states: DataStates,
): { readonly known: V } | { readonly unknown: string } {
  const state = Object.hasOwn(states, metric.id) ? states[metric.id] : undefined;
  if (!state || state.version !== metric.version) return { unknown: 'it was not measured' };
  return 'unknown' in state ? { unknown: state.unknown } : { known: metric.finish(state.state as never) };
}

/** Whether a metric can be measured: its tables, columns and needs are there. */
export function readyOf(metric: DataMetric, tables: ReadTables, states: DataStates): Ready | { unknown: string } {
  const table = Object.hasOwn(tables, metric.on) ? tables[metric.on] : undefined;
  if (!isThere(table)) return { unknown: reasonOf(table, metric.on) };
  const missing = lacking(metric.on, table, metric.reads) ?? missingInOthers(metric, tables);
  if (missing !== undefined) return { unknown: missing };
  const needs: Record<string, unknown> = {};
  for (const [name, needed] of Object.entries<DataMetric>(metric.needs ?? {})) {
    const value = valueOf(needed, states);
    if ('unknown' in value) return value;
    needs[name] = value.known;
  }
  const column = (name: string): Column => table.columns.find((c) => c.name === name)!;
  return { metric, given: { needs, column } };
}

/** SQL of the policy runs only when the engine's allowlist has passed it. */
export async function allowed(
  found: Ready | { unknown: string },
  tables: ReadTables,
  ports: Ports,
): Promise<Ready | { unknown: string }> {
  if (!('given' in found)) return found;
  const { ref } = tables[found.metric.on] as ReadTable;
  for (const { text, is } of found.metric.expressions ?? []) {
    const refused = await ports.data.checkExpression(ref, text, is);
    if (refused !== undefined) return { unknown: `its SQL is refused: ${refused}` };
  }
  return found;
}

function missingInOthers(metric: DataMetric, tables: ReadTables): string | undefined {
  if (metric.from !== 'query') return undefined;
  for (const { on, reads } of Object.values(metric.others ?? {})) {
    const table = Object.hasOwn(tables, on) ? tables[on] : undefined;
    const missing = isThere(table) ? lacking(on, table, reads) : reasonOf(table, on);
    if (missing !== undefined) return missing;
  }
  return undefined;
}
