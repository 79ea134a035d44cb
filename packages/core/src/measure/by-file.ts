// Data of many files, measured file by file: earlier measurements of a file are found by its digest, so that only new files are read.
import type { Json } from '../json.ts';
import type { FileAsk, Row } from '../ports.ts';
import { binSumsOf } from './bins-statement.ts';
import { mergeStates, type Bins, type Counts, type DataMetric, type DataState } from './data-metric.ts';
import type { CountReader } from './read-counts.ts';
import type { Ready } from './ready.ts';
import { laidOut, type ReadyScan } from './scan-statement.ts';
import { ROWS_OF_ONE, valueCountsOf, type ValueCounts } from './value-counts.ts';

/** One row for each file, or for the first file alone; one cell for each ask. */
export type AskFiles = (asks: readonly FileAsk[], which: 'all' | 'first') => Promise<readonly Row[]>;

type Entry = readonly [string, DataState];

/** Whether a metric can be measured on each file alone and then merged; any other is measured on the whole table. */
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
    return [metric.id, { version: metric.version, state: mergeStates(metric, states) }];
  });
}

/** Merged counts of all files. The glance looks at the first file alone. */
export function countsOfFiles(ask: AskFiles): CountReader {
  return {
    glance: async (counts) => {
      const [row] = await ask(counts.map(asked), 'first');
      return row!.map((cell) => countsIn(cell).more);
    },
    count: async (counts) => {
      const rows = await ask(counts.map(asked), 'all');
      return counts.map(({ metric }, i) =>
        mergeStates(
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
  return [[metric.id, { version: metric.version, state: mergeStates(metric, states) }]];
}

function asked({ metric, given }: Ready<Counts>): FileAsk {
  return { is: 'counts', of: metric.of(given), most: ROWS_OF_ONE };
}

function countsIn(cell: Json): ValueCounts {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was asked for
  return valueCountsOf(cell as Parameters<typeof valueCountsOf>[0]);
}
