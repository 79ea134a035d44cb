// Rows of each distinct value: the state of grouped counts, plain JSON, merged exactly.

/** More distinct values than this are not classes or groups; the count stops there. */
export const MOST_VALUES = 1000;

/** Rows that are read for one count: the listed values, the missing one, and one more, which shows that there are more values. */
export const ROWS_OF_ONE: number = MOST_VALUES + 2;

/** Rows by value (in the order of the values' bytes), rows without one, and whether there were more values than are listed. */
export type ValueCounts = {
  readonly values: Readonly<Record<string, number>>;
  readonly nulls: number;
  readonly more: boolean;
};

/** From rows of (value, count), sorted by value; one more than `MOST_VALUES` shows that there are more. */
export function valueCountsOf(rows: readonly (readonly [value: string | null, n: number])[]): ValueCounts {
  const known = rows.filter(([value]) => value !== null);
  const nulls = rows.find(([value]) => value === null)?.[1] ?? 0;
  const values = Object.fromEntries(known.slice(0, MOST_VALUES).map(([value, n]) => [value, n]));
  return { values, nulls, more: known.length > MOST_VALUES };
}

/** There are more values than would be listed, and so none is listed. */
export const MANY: ValueCounts = { values: {}, nulls: 0, more: true };

/** With `onlyFew`, a count with too many values lists none of them, whether the glance or the count itself showed it. */
export function onlyFewOf({ onlyFew }: { readonly onlyFew?: true }, counts: ValueCounts): ValueCounts {
  return onlyFew && counts.more ? MANY : counts;
}

/**
 * Rows with a value; 0 for one that is not listed, even if its
 * name is that of a property of every object ('constructor').
 */
export function rowsOfValue({ values }: Pick<ValueCounts, 'values'>, value: string): number {
  return Object.hasOwn(values, value) ? values[value]! : 0;
}

export function mergeValueCounts(a: ValueCounts, b: ValueCounts): ValueCounts {
  const names = [...new Set([...Object.keys(a.values), ...Object.keys(b.values)])].sort(byBytes);
  const both = (name: string): number => rowsOfValue(a, name) + rowsOfValue(b, name);
  const values = Object.fromEntries(names.slice(0, MOST_VALUES).map((name) => [name, both(name)]));
  return { values, nulls: a.nulls + b.nulls, more: a.more || b.more || names.length > MOST_VALUES };
}

/** Compares texts by their UTF-8 bytes, as DuckDB does. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
