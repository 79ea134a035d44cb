// A data set file by file: digests before anything is read, and the same aggregates of each file alone.
import type { DataRef, FileAsk, Row, Sql } from '@modelgate/core';
import { countsStatement } from '@modelgate/core/counts-statement';
import { inspectFile, type SourceFile } from './source-file.ts';
import { digestOf, type FileDigest, type FileDigests, type SetDigest } from './digest.ts';
import { jsonRows } from '../duck/json.ts';
import type { Relation } from './relation.ts';

/** What the bytes of a file are, and how they are read: two files that are alike in all of it are one. */
export interface Fingerprint extends FileDigest {
  readonly reading: 'parquet' | 'csv' | 'tsv';
  readonly bytes: number;
}

/** undefined: JSON, whose files are typed together, and files of several formats. */
export async function fingerprintsOf(
  ref: DataRef,
  digests: FileDigests,
): Promise<(SetDigest & { readonly files: readonly Fingerprint[] }) | undefined> {
  const sources = ref.files.map((path) => inspectFile(ref, path));
  const { format } = sources[0]!;
  if (format === 'json' || sources.some((source) => source.format !== format)) return undefined;
  const files: Fingerprint[] = [];
  for (const source of sources)
    files.push({ ...(await digests.of(source)), reading: readingOf(source), bytes: source.bytes });
  return { ...(await digestOf(sources, ref.missing, digests)), files };
}

function readingOf({ format, ending }: SourceFile): Fingerprint['reading'] {
  if (format === 'parquet') return 'parquet';
  return ending === 'tsv' ? 'tsv' : 'csv';
}

/** DuckDB's own number of a file in the list that it reads. */
const FILE = 'file_index';

/** Data that has this name for itself cannot be told apart by file; a file that others gave its types is not the same alone. */
export function isByFile({ facts: { columns }, typedAlone }: Relation): boolean {
  return typedAlone && !columns.some(({ name }) => name.toLowerCase() === FILE);
}

/** A row for each file, in their order, with a cell for each that is asked; pairs (value, rows) of counts, sorted by value. */
export async function measureFiles(relation: Relation, asks: readonly FileAsk[]): Promise<readonly Row[]> {
  const { files } = relation;
  const cells = files.map((): Row[number][] => asks.map(() => []));
  const at = (is: FileAsk['is']) => asks.flatMap((ask, i) => (ask.is === is ? [i] : []));
  await fillAggregates(relation, asks, at('aggregate'), cells);
  await fillCounts(relation, asks, at('counts'), cells);
  for (const i of at('bins')) await fillBins(relation, asks[i] as BinsAsk, i, cells);
  return cells;
}

type Cells = Row[number][][];

async function fillAggregates(
  { database, source }: Relation,
  asks: readonly FileAsk[],
  at: readonly number[],
  cells: Cells,
): Promise<void> {
  if (at.length === 0) return;
  const selected = { text: at.map((i) => asks[i]!.of.text).join(', '), values: at.flatMap((i) => asks[i]!.of.values) };
  const of = (text: string): Sql => ({ text, values: selected.values });
  const rows = await jsonRows(database, of(`select ${selected.text}, ${FILE} from ${source} group by ${FILE}`));
  const byFile = new Map(rows.map((row) => [row.at(-1) as number, row]));
  // Of a file without rows there is no group.
  const [empty] =
    byFile.size === cells.length
      ? []
      : await jsonRows(database, of(`select ${selected.text} from ${source} where false`));
  for (const [file, own] of cells.entries())
    for (const [k, i] of at.entries()) own[i] = (byFile.get(file) ?? empty!)[k]!;
}

async function fillCounts(
  { database, source }: Relation,
  asks: readonly FileAsk[],
  at: readonly number[],
  cells: Cells,
): Promise<void> {
  if (at.length === 0) return;
  const counts = at.map((i) => asks[i] as FileAsk & { is: 'counts' });
  const rows = await jsonRows(database, countsStatement(counts, { text: source, values: [] }, FILE));
  for (const [file, place, value, n] of rows) {
    const own = cells[file as number]![at[place as number]!] as Row[];
    own.push([value!, n!]);
  }
}

type BinsAsk = FileAsk & { readonly is: 'bins' };

async function fillBins(
  { database, source }: Relation,
  { of, bin, step }: BinsAsk,
  at: number,
  cells: Cells,
): Promise<void> {
  const rows = await jsonRows(database, {
    text: `select ${FILE}, bin, count(*), cast(sum(step) as double), cast(sum(step * step) as double) from (
      select ${FILE}, ${bin.text} as bin, cast(${step.text} as bigint) as step
      from (select ${FILE}, ${of.text} as v from ${source}) where v is not null)
      group by ${FILE}, bin order by ${FILE}, bin`,
    values: [...bin.values, ...step.values, ...of.values],
  });
  for (const [number, ...cell] of rows) (cells[number as number]![at] as Row[]).push(cell);
}
