// Which metrics can be measured, and why the others cannot: the kernel says unknown, not the check.
import type { Column, ExpressionKind, Ports } from '../ports.ts';
import type { DataMetric, DataStates, Given } from './data-metric.ts';
import { isThere, lacking, reasonOf, type ReadTable, type Tables, type Unmeasured } from './tables.ts';

export type ReadTables = Tables<ReadTable>;

/** A metric whose columns are there, with what its SQL depends on. */
export interface Ready<M extends DataMetric = DataMetric> {
  readonly metric: M;
  readonly given: Given;
}

/** A metric's value, or why there is none. */
export function valueOf<V>(metric: DataMetric<V>, states: DataStates): { readonly known: V } | Unmeasured {
  const state = Object.hasOwn(states, metric.id) ? states[metric.id] : undefined;
  if (!state || state.version !== metric.version) return { unknown: 'it was not measured' };
  if (!('unknown' in state)) return { known: metric.finish(state.state as never) };
  const { unknown, remedy } = state;
  return { unknown, ...(remedy !== undefined && { remedy }) };
}

/** Whether a metric can be measured: its tables, columns and needs are there. */
export function readyOf(metric: DataMetric, tables: ReadTables, states: DataStates): Ready | Unmeasured {
  const table = Object.hasOwn(tables, metric.on) ? tables[metric.on] : undefined;
  if (!isThere(table)) return { unknown: reasonOf(table, metric.on) };
  const missing = lacking(metric.on, table, metric.reads) ?? missingInOthers(metric, tables);
  if (missing !== undefined)
    return { unknown: missing.unknown, ...(missing.remedy !== undefined && { remedy: missing.remedy }) };
  const needs: Record<string, unknown> = {};
  for (const [name, needed] of Object.entries<DataMetric>(metric.needs ?? {})) {
    const value = valueOf(needed, states);
    if ('unknown' in value) return value;
    needs[name] = value.known;
  }
  const column = (name: string): Column => table.columns.find((c) => c.name === name)!;
  return { metric, given: { needs, column } };
}

/** The metrics whose SQL of the policy is refused: it runs only when the engine's allowlist has passed it. Their tables are there. */
export async function refusals(
  metrics: readonly DataMetric[],
  tables: ReadTables,
  { data }: Pick<Ports, 'data'>,
): Promise<ReadonlyMap<DataMetric, Required<Unmeasured>>> {
  const asked = metrics.flatMap((metric) => (metric.expressions ?? []).map((expression) => ({ metric, expression })));
  const refused = [...Map.groupBy(asked, ({ metric }) => metric.on)].map(async ([on, own]) => {
    const { ref } = tables[on] as ReadTable;
    const reasons = await data.checkExpressions(
      ref,
      own.map(({ expression }) => expression),
    );
    return own.flatMap(({ metric, expression: { is } }, i) => {
      const reason = reasons[i];
      if (reason === undefined) return [];
      return [[metric, { unknown: `its SQL is refused: ${reason}`, remedy: SQL_REMEDIES[is] }] as const];
    });
  });
  // Of several reasons the first counts: a metric's own expression comes before what is made of it.
  return new Map((await Promise.all(refused)).flat().toReversed());
}

const SQL_REMEDIES: Readonly<Record<ExpressionKind, string>> = {
  row: 'write one condition over the columns, such as age >= 60 and sex is not null',
  aggregate: 'write one aggregate of the columns, such as avg(age) or count_if(age >= 60) / count(*)',
};

function missingInOthers(metric: DataMetric, tables: ReadTables): Unmeasured | undefined {
  if (metric.from !== 'query') return undefined;
  for (const { on, reads } of Object.values(metric.others ?? {})) {
    const table = Object.hasOwn(tables, on) ? tables[on] : undefined;
    const missing = isThere(table) ? lacking(on, table, reads) : { unknown: reasonOf(table, on) };
    if (missing !== undefined) return missing;
  }
  return undefined;
}
