// Scans of one table share a statement: each aggregate once, in chunks that DuckDB plans in linear time.
import { DATA, joinSql, sql, type Sql } from '../sql.ts';
import type { Row } from '../ports.ts';
import type { DataState, Numbers, Scan, Values } from './data-metric.ts';
import type { Ready } from './ready.ts';
import type { TableFacts } from './tables.ts';

/** Aggregates in one statement: DuckDB takes more than linear time to plan wider ones. */
const AGGREGATES_A_STATEMENT = 60;

/**
 * On wide tables a statement has more of them, one for this many columns: each statement first reads the names of all
 * columns, and with thousands of columns that takes longer than the aggregates.
 */
const COLUMNS_AN_AGGREGATE = 2;

export type ReadyScan = Ready<Scan>;

/** A metric that can be read by value as well, as a scan of these aggregates. */
export function scanOf({ metric, given }: Ready<Values | Numbers>, aggregates: readonly Sql[]): ReadyScan {
  const { id, version, on, expressions, fault } = metric;
  const merge = metric.merge?.bind(metric);
  return {
    metric: {
      id,
      version,
      on,
      from: 'scan',
      select: () => aggregates,
      read: metric.read.bind(metric),
      finish: metric.finish.bind(metric),
      ...(metric.from === 'numbers' && holdsValues(metric.of) && { holds: true }),
      ...(merge && { merge }),
      ...(expressions && { expressions }),
      ...(fault !== undefined && { fault }),
    },
    given,
  };
}

/** Quantiles hold all values in memory; means hold none. */
export function holdsValues(of: Numbers['of']): boolean {
  return of.some((one) => typeof one === 'number');
}

/** The distinct aggregates of several scans, and for each scan the places of its own among them. */
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
  const [row] = await query(sql`select ${joinSql(aggregates, ', ')} from ${DATA}`);
  return scans.map(({ metric }, i) => [
    metric.id,
    { version: metric.version, state: metric.read(places[i]!.map((at) => row![at]!)) },
  ]);
}

/** Values that exact quantiles of one statement may hold, 32 MB of numbers; a single column may hold more. */
const VALUES_HELD = 4_000_000;

/** The scans of each statement over a table. */
export function chunked(scans: readonly ReadyScan[], { columns, rows }: TableFacts): ReadyScan[][] {
  const most = Math.max(AGGREGATES_A_STATEMENT, Math.ceil(columns.length / COLUMNS_AN_AGGREGATE));
  const holding = scans.filter(({ metric }) => metric.holds);
  return [
    ...inChunks(
      scans.filter(({ metric }) => !metric.holds),
      most,
    ),
    ...inChunks(holding, Math.min(most, Math.floor(VALUES_HELD / rows))),
  ];
}

/** Chunks in the order of the scans, of at most `most` aggregates; a scan with more of them is a chunk of its own. */
function inChunks(scans: readonly ReadyScan[], most: number): ReadyScan[][] {
  const chunks: ReadyScan[][] = [];
  let room = 0;
  for (const scan of scans) {
    const width = scan.metric.select(scan.given).length;
    if (width > room) {
      chunks.push([]);
      room = most;
    }
    chunks.at(-1)!.push(scan);
    room -= width;
  }
  return chunks;
}
