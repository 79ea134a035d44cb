// Data of many files, measured file by file: what was measured of a file before is kept by its digest, and only the others are read.
import type { Json } from '../json.ts';
import type { FileAsk, Row } from '../ports.ts';
import { binSumsOf } from './bins-statement.ts';
import type { Bins, Counts, DataMetric, DataState, Scan } from './data-metric.ts';
import type { CountReader } from './read-counts.ts';
import type { Ready } from './ready.ts';
import { laidOut, type ReadyScan } from './scan-statement.ts';
import { ROWS_OF_ONE, valueCountsOf, type ValueCounts } from './value-counts.ts';

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

/** Counts of each file, put together; the first file alone is glanced at. */
export function countsOfFiles(ask: AskFiles): CountReader {
  return {
    glance: async (counts) => {
      const [row] = await ask(counts.map(asked), 'first');
      return row!.map((cell) => countsIn(cell).more);
    },
    count: async (counts) => {
      const rows = await ask(counts.map(asked), 'all');
      return counts.map(({ metric }, i) =>
        merged(
          metric,
          rows.map((row) => countsIn(row[i]!)),
        ),
      );
    },
  };
}

export async function readBinsByFile({ metric, given }: Ready<Bins>, ask: AskFiles): Promise<readonly Entry[]> {
  const rows = await ask([{ is: 'bins', ...metric.of(given) }], 'all');
  const states = rows.map(([cell]) => binSumsOf(cell as readonly Row[]));
  return [[metric.id, { version: metric.version, state: merged(metric, states) }]];
}

function asked({ metric, given }: Ready<Counts>): FileAsk {
  return { is: 'counts', of: metric.of(given), most: ROWS_OF_ONE };
}

function countsIn(cell: Json): ValueCounts {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was asked for
  return valueCountsOf(cell as Parameters<typeof valueCountsOf>[0]);
}

/** In pairs, so that the states of a thousand files are not each joined to an ever larger one. */
function merged<S extends Json>(metric: DataMetric, states: readonly S[]): S {
  if (states.length === 1) return states[0]!;
  const middle = states.length >> 1;
  const [first, second] = [states.slice(0, middle), states.slice(middle)].map((half) => merged(metric, half));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a metric's own states
  return (metric as Scan<unknown, S>).merge!(first!, second!);
}
