// What a wave of metrics asks of the engine: as few statements as can be, each a step of its own.
import { InputError } from '../errors/errors.ts';
import type { DataRef, Ports, Row } from '../ports.ts';
import type { Sql } from '../sql.ts';
import { byColumn } from './by-value.ts';
import { binsTogether, isBinnedByValue, readBins, readBinsByValue } from './bins-statement.ts';
import { countsOfFiles, isByFile, readBinsByFile, readScansByFile, type AskFiles } from './by-file.ts';
import { countsOfTable } from './counts-of-table.ts';
import type { Bins, Counts, DataMetric, DataState, Probe, Query, Scan } from './data-metric.ts';
import { asNumbersScan, isCountedByValue, readNumbers, type ReadyNumbers } from './numbers-statement.ts';
import { readCountsBy } from './read-counts.ts';
import type { ReadTables, Ready } from './ready.ts';
import { chunked, readScans } from './scan-statement.ts';
import type { ReadTable } from './tables.ts';
import { asScan, readValues, testedByValue, valuesTogether, type ReadyValues } from './value-statement.ts';

type Entry = readonly [string, DataState];
export type Step = () => Promise<readonly Entry[]>;

/**
 * The steps of a wave: one for each chunk of scans, one for all grouped counts, one for some columns whose rows are grouped by
 * value, one for each column with numbers by value, each histogram, query and probe.
 */
export function stepsOf(ready: readonly Ready[], tables: ReadTables, ports: Ports): readonly Step[] {
  const byTable = [...Map.groupBy(ready, ({ metric }) => metric.on)];
  return byTable.flatMap(([on, own]) => stepsOnTable(own, tables[on] as ReadTable, tables, ports));
}

function stepsOnTable(all: readonly Ready[], table: ReadTable, tables: ReadTables, ports: Ports): readonly Step[] {
  if (!table.byFile) return stepsOnWhole(all, table, tables, ports);
  const whole = all.filter(({ metric }) => !isByFile(metric));
  const apart = all.filter(({ metric }) => isByFile(metric));
  return [
    ...stepsByFile(apart, table, (asks, which) => ports.data.measureFiles!(filesOf(table.ref, which), asks)),
    ...stepsOnWhole(whole, table, tables, ports),
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

function stepsOnWhole(own: readonly Ready[], table: ReadTable, tables: ReadTables, ports: Ports): readonly Step[] {
  const query = (sql: Sql): Promise<readonly Row[]> => ports.data.query(table.ref, sql);
  const [grouped, scanned] = testedByValue(own.filter(isValues), table);
  const [counted, uncounted] = parted(own.filter(isNumbers), (one) => isCountedByValue(one, table));
  const scans = [...own.filter(isScan), ...scanned.map(asScan), ...uncounted.map(asNumbersScan)];
  const [binnedByValue, binned] = parted(own.filter(isBins), (one) => isBinnedByValue(one, table));
  const counts = own.filter(isCounts);
  return [
    ...chunked(scans, table).map((chunk) => () => isolated(chunk, (some) => readScans(some, query))),
    // Begun late, what takes longest after the scans would end alone.
    ...own.filter(isQuery).map((one) => () => isolated([one], () => readQuery(one, table, tables, ports))),
    ...valuesTogether(grouped).map((some) => () => isolated(some, (part) => readValues(part, query))),
    ...byColumn(counted).map((column) => () => isolated(column, (some) => readNumbers(some, query))),
    ...(counts.length > 0 ? [() => isolated(counts, (some) => readCountsBy(countsOfTable(query), some))] : []),
    ...binnedByValue.map((one) => () => isolated([one], () => readBinsByValue(one, query))),
    ...binsTogether(binned, table.rows).map((some) => () => isolated(some, (part) => readBins(part, query))),
    ...own.filter(isProbe).map((one) => () => isolated([one], () => readProbe(one, table, ports))),
  ];
}

function parted<T>(all: readonly T[], goes: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(goes), all.filter((one) => !goes(one))];
}

const isScan = (one: Ready): one is Ready<Scan> => one.metric.from === 'scan';
const isValues = (one: Ready): one is ReadyValues => one.metric.from === 'values';
const isNumbers = (one: Ready): one is ReadyNumbers => one.metric.from === 'numbers';
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
  const statement = metric.sql(given);
  const others = Object.entries(metric.others ?? {}).map(
    ([name, { on, sql }]) => [name, { data: (tables[on] as ReadTable).ref, sql }] as const,
  );
  const rows = statement ? await ports.data.query(table.ref, statement, Object.fromEntries(others)) : [];
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
