// Histograms of one table: a statement for each, and what two of them come to together.
import type { BinSums } from '@modelgate/stats';
import type { BinsOf, Row } from '../ports.ts';
import { sql, type Sql } from '../sql.ts';
import type { Bins, DataState } from './data-metric.ts';
import type { Ready } from './ready.ts';

export async function readBins(
  { metric, given }: Ready<Bins>,
  query: (statement: Sql) => Promise<readonly Row[]>,
): Promise<(readonly [string, DataState])[]> {
  const rows = await query(statementOf(metric.of(given)));
  return [[metric.id, { version: metric.version, state: binSumsOf(rows) }]];
}

/** Rows (bin, rows, Σ, Σ²), ascending. */
function statementOf({ of, bin, step }: BinsOf): Sql {
  return sql`select bin, count(*), cast(sum(step) as double), cast(sum(step * step) as double) from (
    select ${bin} as bin, cast(${step} as bigint) as step from (select ${of} as v from data) where v is not null)
    group by bin order by bin`;
}

export function binSumsOf(rows: readonly Row[]): BinSums {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the statement selects
  return rows as unknown as BinSums;
}

export function mergeBinSums(a: BinSums, b: BinSums): BinSums {
  const bins = new Map(a.map((one) => [one[0], one]));
  for (const one of b) {
    const [bin, rows, sum, squares] = one;
    const known = bins.get(bin);
    bins.set(bin, known ? [bin, known[1] + rows, known[2] + sum, known[3] + squares] : one);
  }
  return [...bins.values()].sort(([x], [y]) => x - y);
}
