// The features of a data set: all columns but the label, the id, row numbers and those that a rule leaves out.
import { isThere, withoutRowNumbers } from '@modelgate/core';
import type { ValidationFacts } from './data-check.ts';

export function featuresOf({ tables, on, label, id }: ValidationFacts, ignore: readonly string[]): readonly string[] {
  const table = tables[on];
  const names = isThere(table) ? withoutRowNumbers(table.columns.map((c) => c.name)) : [];
  return names.filter((name) => name !== label && name !== id && !ignore.includes(name));
}
