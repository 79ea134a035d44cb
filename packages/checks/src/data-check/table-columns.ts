// The columns of rules that stand beside `columns`: those that the rule names, or all that it can read.
import { isThere, kindOf, text, type ColumnKind } from '@modelgate/core';
import { z } from 'zod';
import type { ValidationFacts } from './data-check.ts';
import { featuresOf } from './features.ts';

export const columnsKey: z.ZodType<readonly string[]> = z
  .array(text('A column.'))
  .min(1)
  .meta({ description: 'Only these columns; without it all that the rule can read.' });

/** Columns of the judged data; label, id and row numbers are not features. */
export function readable(
  { columns }: { readonly columns?: readonly string[] },
  facts: ValidationFacts,
  reads: readonly ColumnKind[],
  which: 'all' | 'features' = 'all',
): readonly string[] {
  if (columns) return columns;
  const table = facts.tables[facts.on];
  if (!isThere(table)) return [];
  const names = table.columns.filter((c) => reads.includes(kindOf(c))).map((c) => c.name);
  if (which === 'all') return names;
  const features = new Set(featuresOf(facts, []));
  return names.filter((name) => features.has(name));
}

/** Why a rule of text columns has no column to read; undefined when it has one. */
export function noTextColumn(names: readonly string[], facts: ValidationFacts): string | undefined {
  return isThere(facts.tables[facts.on]) && names.length === 0 ? 'no column holds text' : undefined;
}
