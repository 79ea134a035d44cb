// The features by which rows of a test set and of training data are compared.
import { isThere } from '@modelgate/core';
import { compared, type ComparedColumns } from './comparable.ts';
import type { ValidationFacts } from './data-check.ts';
import { featuresOf } from './features.ts';

type Named = { readonly with: string; readonly ignore: readonly string[] };

/** The columns to read. A missing column under `ignore` is a mistake: it is read too, so that the kernel reports it. */
export function leakageFeatures({ with: other, ignore }: Named, facts: ValidationFacts): ComparedColumns {
  const table = facts.tables[facts.on];
  const there = (name: string): boolean => isThere(table) && table.columns.some((column) => column.name === name);
  return compared([...featuresOf(facts, ignore), ...ignore.filter((name) => !there(name))], facts, other);
}

export function sameData({ with: other }: Pick<Named, 'with'>, facts: ValidationFacts): string | undefined {
  return other === facts.on ? 'it is the training data itself' : undefined;
}
