// Scans of one table share a statement: each aggregate once, in chunks that DuckDB plans in linear time.
import { joinSql, sql, type Sql } from '../sql.ts';
import type { Row } from '../ports.ts';
import type { DataState, Scan } from './data-metric.ts';
import type { Ready } from './ready.ts';

/** DuckDB plans wide statements slower than linearly; this many aggregates share one. */
const AGGREGATES_A_STATEMENT = 60;

export type ReadyScan = Ready<Scan>;

/** Aggregates that scans share, each once, and the places of each scan's own. */
export interface Laid {
  readonly aggregates: readonly Sql[];
  readonly places: readonly (readonly number[])[];
}

export function laidOut(scans: readonly ReadyScan[]): Laid {
  const known = new Map<string, number>();
  const aggregates: Sql[] = [];
  const placeOf = (aggregate: Sql): number => {
    const key = JSON.stringify([aggregate.text, aggregate.values]);
    const place = known.get(key) ?? aggregates.push(aggregate) - 1;
    known.set(key, place);
    return place;
  };
  return { places: scans.map(({ metric, given }) => metric.select(given).map(placeOf)), aggregates };
}

/** Reads some scans by one statement. */
export async function readScans(
  scans: readonly ReadyScan[],
  query: (statement: Sql) => Promise<readonly Row[]>,
): Promise<(readonly [string, DataState])[]> {
  const { aggregates, places } = laidOut(scans);
  const [row] = await query(sql`select ${joinSql(aggregates, ', ')} from data`);
  return scans.map(({ metric }, i) => [
    metric.id,
    { version: metric.version, state: metric.read(places[i]!.map((at) => row![at]!)) },
  ]);
}

/** In the order of the scans. */
export function chunked(scans: readonly ReadyScan[]): ReadyScan[][] {
  const chunks: ReadyScan[][] = [];
  let room = 0;
  for (const scan of scans) {
    const width = scan.metric.select(scan.given).length;
    if (width > room) {
      chunks.push([]);
      room = AGGREGATES_A_STATEMENT;
    }
    chunks.at(-1)!.push(scan);
    room -= width;
  }
  return chunks;
}
