// What rows of a test set and of training data are compared by.
import { isThere } from '@modelgate/core';
import { compared, type Compared } from './comparable.ts';
import type { ValidationFacts } from './data-check.ts';
import { featuresOf } from './features.ts';

type Named = { readonly with: string; readonly ignore: readonly string[] };

/** A column that is to be ignored and is not there is a mistake: it is read too, so that the kernel says so. */
export function leakageFeatures({ with: other, ignore }: Named, facts: ValidationFacts): Compared {
  const table = facts.tables[facts.on];
  const there = (name: string): boolean => isThere(table) && table.columns.some((column) => column.name === name);
  return compared([...featuresOf(facts, ignore), ...ignore.filter((name) => !there(name))], facts, other);
}

export function sameData({ with: other }: Pick<Named, 'with'>, facts: ValidationFacts): string | undefined {
  return other === facts.on ? 'it is the training data itself' : undefined;
}
