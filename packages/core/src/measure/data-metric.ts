// A metric over data: one SQL statement's worth of measurement with a state that is plain JSON and can be merged.
import type { Json } from '../json.ts';
import type { DataEngine, DataRef, Row } from '../ports.ts';
import { joinSql, sql, type Sql } from '../sql.ts';

interface Base<S extends Json> {
  /** Its name among the measurements: 'rows', 'values/sex'. */
  readonly id: string;
  readonly version: number;
  /** Joins the states of two shards, exactly commutative and associative. */
  merge(a: S, b: S): S;
}

/** Aggregates of one pass; all scans of a relation share a statement. */
export interface Scan<S extends Json = Json> extends Base<S> {
  readonly from: 'scan';
  readonly select: readonly Sql[];
  read(cells: Row): S;
}

/** A statement of its own: groups, uniqueness. */
export interface Query<S extends Json = Json> extends Base<S> {
  readonly from: 'query';
  readonly sql: Sql;
  read(rows: readonly Row[]): S;
}

export type DataMetric = Scan | Query;

export type DataStates = Readonly<Record<string, { readonly version: number; readonly state: Json }>>;

/** DuckDB plans wide statements slower than linearly; this many aggregates share one. */
const AGGREGATES_A_STATEMENT = 60;

/** Measures one wave on one relation. */
export async function measureData(
  metrics: readonly DataMetric[],
  engine: DataEngine,
  data: DataRef,
): Promise<DataStates> {
  const scans = metrics.filter((m) => m.from === 'scan');
  const queries = metrics.filter((m) => m.from === 'query');
  const scanned = await Promise.all(chunked(scans).map((chunk) => measureScans(chunk, engine, data)));
  const queried = await Promise.all(
    queries.map(async (q) => [q.id, { version: q.version, state: q.read(await engine.query(data, q.sql)) }] as const),
  );
  return Object.fromEntries([...scanned.flat(), ...queried]);
}

type Entry = readonly [string, DataStates[string]];

async function measureScans(scans: readonly Scan[], engine: DataEngine, data: DataRef): Promise<Entry[]> {
  const [row] = await engine.query(
    data,
    sql`select ${joinSql(
      scans.flatMap((s) => s.select),
      ', ',
    )} from data`,
  );
  let from = 0;
  return scans.map((scan): Entry => {
    const cells = row!.slice(from, (from += scan.select.length));
    return [scan.id, { version: scan.version, state: scan.read(cells) }];
  });
}

function chunked(scans: readonly Scan[]): Scan[][] {
  const chunks: Scan[][] = [];
  let room = 0;
  for (const scan of scans) {
    if (scan.select.length > room) {
      chunks.push([]);
      room = AGGREGATES_A_STATEMENT;
    }
    chunks.at(-1)!.push(scan);
    room -= scan.select.length;
  }
  return chunks;
}

/** Joins the states of shards; a metric that one of them lacks, or measured in another version, is left out: it is unknown. */
export function mergeData(metrics: readonly DataMetric[], shards: readonly DataStates[]): DataStates {
  const merged = metrics.flatMap((metric) => {
    const states = shards.map((shard) => shard[metric.id]);
    if (states.some((s) => s?.version !== metric.version)) return [];
    const state = states.map((s) => s!.state).reduce((a, b) => metric.merge(a as never, b as never));
    return [[metric.id, { version: metric.version, state }] as const];
  });
  return Object.fromEntries(merged);
}
