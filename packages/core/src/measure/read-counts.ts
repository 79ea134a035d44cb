// Grouped counts of a whole table or of files: read in batches, and skipped where a glance at the first rows shows identifiers.
import { EXPRESSIONS_A_STATEMENT } from './counts-statement.ts';
import type { Counts, DataState } from './data-metric.ts';
import type { Ready } from './ready.ts';
import { MANY, onlyFewOf, type ValueCounts } from './value-counts.ts';

/** Reads counts of one table. Both functions answer in the order of `counts`, which is never empty. */
export interface CountReader {
  /** Whether even the first rows have more values than are listed. */
  glance(counts: readonly Ready<Counts>[]): Promise<readonly boolean[]>;
  count(counts: readonly Ready<Counts>[]): Promise<readonly ValueCounts[]>;
}

export async function readCountsBy(
  reader: CountReader,
  counts: readonly Ready<Counts>[],
): Promise<readonly (readonly [string, DataState])[]> {
  if (counts.length > EXPRESSIONS_A_STATEMENT) {
    const first = await readCountsBy(reader, counts.slice(0, EXPRESSIONS_A_STATEMENT));
    return [...first, ...(await readCountsBy(reader, counts.slice(EXPRESSIONS_A_STATEMENT)))];
  }
  const many = await seenToBeMany(reader, counts);
  const few = counts.filter((one) => !many.has(one));
  const found = few.length === 0 ? [] : await reader.count(few);
  const states = new Map(few.map((one, i) => [one, found[i]!]));
  return counts.map((one) => {
    const { metric } = one;
    return [metric.id, { version: metric.version, state: onlyFewOf(metric, states.get(one) ?? MANY) }];
  });
}

/** The counts that are skipped: an identifier's would hold every one of its values. */
async function seenToBeMany(
  reader: CountReader,
  counts: readonly Ready<Counts>[],
): Promise<ReadonlySet<Ready<Counts>>> {
  const doubtful = counts.filter(({ metric }) => metric.onlyFew);
  if (doubtful.length === 0) return new Set();
  const many = await reader.glance(doubtful);
  return new Set(doubtful.filter((_, i) => many[i]!));
}
