// Data of many files, measured file by file: what was measured of a file before is kept by its digest, and only the others are read.
import type { Json } from '../json.ts';
import type { FileAsk, Row } from '../ports.ts';
import { binSumsOf } from './bins-statement.ts';
import type { Bins, Counts, DataMetric, DataState, Scan } from './data-metric.ts';
import { EXPRESSIONS_A_STATEMENT, ROWS_OF_ONE } from './grouped-statement.ts';
import type { Ready } from './ready.ts';
import { laidOut, type ReadyScan } from './scan-statement.ts';
import { MANY, onlyFewOf, valueCountsOf, type ValueCounts } from './value-counts.ts';

/** A row for each file, or for the first alone, with a cell for each that is asked. */
export type AskFiles = (asks: readonly FileAsk[], which: 'all' | 'first') => Promise<readonly Row[]>;

type Entry = readonly [string, DataState];

/** Whether what files say of a metric, each alone, can be put together; all others are measured on the whole table. */
export function isByFile(metric: DataMetric): boolean {
  return metric.merge !== undefined && ['scan', 'values', 'counts', 'bins'].includes(metric.from);
}

export async function readScansByFile(scans: readonly ReadyScan[], ask: AskFiles): Promise<readonly Entry[]> {
  const { aggregates, places } = laidOut(scans);
  const rows = await ask(
    aggregates.map((of) => ({ is: 'aggregate', of })),
    'all',
  );
  return scans.map(({ metric }, i) => {
    const states = rows.map((row) => metric.read(places[i]!.map((at) => row[at]!)));
    return [metric.id, { version: metric.version, state: merged(metric, states) }];
  });
}

export async function readCountsByFile(counts: readonly Ready<Counts>[], ask: AskFiles): Promise<readonly Entry[]> {
  if (counts.length > EXPRESSIONS_A_STATEMENT) {
    const first = await readCountsByFile(counts.slice(0, EXPRESSIONS_A_STATEMENT), ask);
    return [...first, ...(await readCountsByFile(counts.slice(EXPRESSIONS_A_STATEMENT), ask))];
  }
  const many = await seenToBeMany(counts, ask);
  const few = counts.filter((one) => !many.has(one));
  const rows = few.length === 0 ? [] : await ask(few.map(asked), 'all');
  return counts.map((one) => {
    const { metric } = one;
    const state = many.has(one) ? MANY : merged(metric, statesAt(rows, few.indexOf(one)));
    return [metric.id, { version: metric.version, state: onlyFewOf(metric, state) }];
  });
}

export async function readBinsByFile({ metric, given }: Ready<Bins>, ask: AskFiles): Promise<readonly Entry[]> {
  const rows = await ask([{ is: 'bins', ...metric.of(given) }], 'all');
  const states = rows.map(([cell]) => binSumsOf(cell as readonly Row[]));
  return [[metric.id, { version: metric.version, state: merged(metric, states) }]];
}

function asked({ metric, given }: Ready<Counts>): FileAsk {
  return { is: 'counts', of: metric.of(given), most: ROWS_OF_ONE };
}

function statesAt(rows: readonly Row[], at: number): readonly ValueCounts[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was asked for
  return rows.map((row) => valueCountsOf(row[at] as Parameters<typeof valueCountsOf>[0]));
}

/** Those of which the first file alone has too many values: counting all would hold every identifier. */
async function seenToBeMany(counts: readonly Ready<Counts>[], ask: AskFiles): Promise<ReadonlySet<Ready<Counts>>> {
  const doubtful = counts.filter(({ metric }) => metric.onlyFew);
  if (doubtful.length === 0) return new Set();
  const rows = await ask(doubtful.map(asked), 'first');
  return new Set(doubtful.filter((_, i) => statesAt(rows, i)[0]!.more));
}

/** In pairs, so that the states of a thousand files are not each joined to an ever larger one. */
function merged<S extends Json>(metric: DataMetric, states: readonly S[]): S {
  if (states.length === 1) return states[0]!;
  const middle = states.length >> 1;
  const [first, second] = [states.slice(0, middle), states.slice(middle)].map((half) => merged(metric, half));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a metric's own states
  return (metric as Scan<unknown, S>).merge!(first!, second!);
}
