// Measures data in waves: metrics that others depend on come in an earlier wave, and each wave reads a table as few times as it can.
import { InputError } from '../errors/errors.ts';
import type { DataRef, Ports, Row } from '../ports.ts';
import type { Sql } from '../sql.ts';
import { binsTogether, readBins } from './bins-statement.ts';
import { countsOfFiles, isByFile, readBinsByFile, readScansByFile, type AskFiles } from './by-file.ts';
import type { Bins, Counts, DataMetric, DataState, DataStates, Probe, Query, Scan } from './data-metric.ts';
import { countsOfTable } from './counts-of-table.ts';
import { readCountsBy } from './read-counts.ts';
import { chunked, readScans } from './scan-statement.ts';
import { asScan, readValues, repeating, type ReadyValues } from './value-statement.ts';
import { allowed, readyOf, type ReadTables, type Ready } from './ready.ts';
import { isThere, type ReadTable } from './tables.ts';

/** Steps of work done and known so far. */
export type Advance = (done: number, of: number) => void;

/** Measures all metrics and those they depend on. What cannot be measured is unknown, with its reason; a WorldError is thrown. */
export async function measureData(
  metrics: readonly DataMetric[],
  tables: ReadTables,
  ports: Ports,
  advance: Advance = () => undefined,
): Promise<DataStates> {
  const states: Record<string, DataState> = {};
  let [done, known] = [0, 0];
  for (const wave of wavesOf(metrics)) {
    const ready: Ready[] = [];
    const found = await Promise.all(wave.map((metric) => allowed(readyOf(metric, tables, states), tables, ports)));
    for (const [i, metric] of wave.entries()) {
      const one = found[i]!;
      if ('given' in one) ready.push(one);
      else states[metric.id] = { version: metric.version, ...one };
    }
    const steps = await stepsOf(ready, tables, ports);
    known += steps.length;
    await inLanes(lanesFor(tables), steps, async (step) => {
      Object.assign(states, Object.fromEntries(await step()));
      advance(++done, known);
    });
  }
  return states;
}

/** Every metric once, each after what it needs. */
function wavesOf(metrics: readonly DataMetric[]): DataMetric[][] {
  const waves: DataMetric[][] = [];
  const placed = new Map<string, number>();
  const place = (metric: DataMetric): number => {
    const known = placed.get(metric.id);
    if (known !== undefined) return known;
    const needs: readonly DataMetric[] = Object.values(metric.needs ?? {});
    const wave = Math.max(-1, ...needs.map(place)) + 1;
    placed.set(metric.id, wave);
    (waves[wave] ??= []).push(metric);
    return wave;
  };
  metrics.forEach(place);
  return waves;
}

type Entry = readonly [string, DataState];
type Step = () => Promise<readonly Entry[]>;

/** The steps of a wave: one for each chunk of scans, one for all grouped counts, one for each repeating column, histogram, query and probe. */
async function stepsOf(ready: readonly Ready[], tables: ReadTables, ports: Ports): Promise<readonly Step[]> {
  const byTable = [...Map.groupBy(ready, ({ metric }) => metric.on)].map(([on, own]) =>
    stepsOnTable(own, tables[on] as ReadTable, tables, ports),
  );
  return (await Promise.all(byTable)).flat();
}

async function stepsOnTable(
  all: readonly Ready[],
  table: ReadTable,
  tables: ReadTables,
  ports: Ports,
): Promise<readonly Step[]> {
  if (!table.byFile) return stepsOnWhole(all, table, tables, ports);
  const whole = all.filter(({ metric }) => !isByFile(metric));
  const apart = all.filter(({ metric }) => isByFile(metric));
  return [
    ...stepsByFile(apart, table, (asks, which) => ports.data.measureFiles!(filesOf(table.ref, which), asks)),
    ...(await stepsOnWhole(whole, table, tables, ports)),
  ];
}

function filesOf(ref: DataRef, which: 'all' | 'first'): DataRef {
  return which === 'all' ? ref : { ...ref, files: ref.files.slice(0, 1) };
}

function stepsByFile(own: readonly Ready[], table: ReadTable, ask: AskFiles): readonly Step[] {
  const scans = [...own.filter(isScan), ...own.filter(isValues).map(asScan)];
  const counts = own.filter(isCounts);
  return [
    ...chunked(scans, table).map((chunk) => () => isolated(chunk, (some) => readScansByFile(some, ask))),
    ...(counts.length > 0 ? [() => isolated(counts, (some) => readCountsBy(countsOfFiles(ask), some))] : []),
    ...own.filter(isBins).map((one) => () => isolated([one], () => readBinsByFile(one, ask))),
  ];
}

async function stepsOnWhole(
  own: readonly Ready[],
  table: ReadTable,
  tables: ReadTables,
  ports: Ports,
): Promise<readonly Step[]> {
  const query = (sql: Sql): Promise<readonly Row[]> => ports.data.query(table.ref, sql);
  const values = own.filter(isValues);
  const few = await repeating(values, table, query);
  const grouped = Map.groupBy(
    values.filter(({ metric }) => few.has(metric.column)),
    ({ metric }) => metric.column,
  );
  const scans = [...own.filter(isScan), ...values.filter(({ metric }) => !few.has(metric.column)).map(asScan)];
  const counts = own.filter(isCounts);
  return [
    ...chunked(scans, table).map((chunk) => () => isolated(chunk, (some) => readScans(some, query))),
    ...[...grouped.values()].map((column) => () => isolated(column, (some) => readValues(some, query))),
    ...(counts.length > 0 ? [() => isolated(counts, (some) => readCountsBy(countsOfTable(query), some))] : []),
    ...binsTogether(own.filter(isBins), table.rows).map(
      (some) => () => isolated(some, (part) => readBins(part, query)),
    ),
    ...own.filter(isQuery).map((one) => () => isolated([one], () => readQuery(one, table, tables, ports))),
    ...own.filter(isProbe).map((one) => () => isolated([one], () => readProbe(one, table, ports))),
  ];
}

const isScan = (one: Ready): one is Ready<Scan> => one.metric.from === 'scan';
const isValues = (one: Ready): one is ReadyValues => one.metric.from === 'values';
const isCounts = (one: Ready): one is Ready<Counts> => one.metric.from === 'counts';
const isBins = (one: Ready): one is Ready<Bins> => one.metric.from === 'bins';
const isQuery = (one: Ready): one is Ready<Query> => one.metric.from === 'query';
const isProbe = (one: Ready): one is Ready<Probe> => one.metric.from === 'probe';

async function readQuery(
  { metric, given }: Ready<Query>,
  table: ReadTable,
  tables: ReadTables,
  ports: Ports,
): Promise<Entry[]> {
  const others = Object.entries(metric.others ?? {}).map(
    ([name, { on, sql }]) => [name, { data: (tables[on] as ReadTable).ref, sql }] as const,
  );
  const rows = await ports.data.query(table.ref, metric.sql(given), Object.fromEntries(others));
  return [[metric.id, { version: metric.version, state: metric.read(rows) }]];
}

async function readProbe({ metric }: Ready<Probe>, table: ReadTable, ports: Ports): Promise<Entry[]> {
  return [[metric.id, { version: metric.version, state: await metric.observe(table, ports) }]];
}

/** A metric whose SQL fails is unknown; the others of its statement are not. A failing statement is halved until the metric is found. */
async function isolated<M extends DataMetric>(
  ready: readonly Ready<M>[],
  read: (some: readonly Ready<M>[]) => Promise<readonly Entry[]>,
): Promise<readonly Entry[]> {
  try {
    return await read(ready);
  } catch (error) {
    if (!(error instanceof InputError) || error.problem.code !== 'input/sql-failed') throw error;
    const [first] = ready;
    if (ready.length === 1) return [[first!.metric.id, faulty(first!.metric, error)]];
    const middle = ready.length >> 1;
    return [...(await isolated(ready.slice(0, middle), read)), ...(await isolated(ready.slice(middle), read))];
  }
}

function faulty({ version, fault, expressions }: DataMetric, { problem }: InputError): DataState {
  const { received, hint } = problem;
  // The hint of such an error is about SQL in the policy, so it helps only where the metric has some.
  const own = expressions === undefined || hint === undefined;
  return { version, unknown: fault ?? (own ? `${received} on these values` : `${received}: ${hint}`) };
}

/**
 * Up to this many rows, two statements run at a time. On larger tables
 * one keeps every core busy, and two would hold twice the memory.
 */
const MANY_ROWS = 1_000_000;

/** Statements at a time. On small tables one alone would leave cores idle while it plans and merges. */
function lanesFor(tables: ReadTables): number {
  return Object.values(tables).some((table) => isThere(table) && table.rows > MANY_ROWS) ? 1 : 2;
}

async function inLanes(lanes: number, steps: readonly Step[], work: (step: Step) => Promise<void>): Promise<void> {
  const waiting = steps.values();
  const lane = async (): Promise<void> => {
    for (const step of waiting) await work(step);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
