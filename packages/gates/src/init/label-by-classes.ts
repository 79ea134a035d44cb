// The label among several columns that a classifier does not read: the only one whose values are the classes that the model names.
import { valueCounts } from '@modelgate/checks';
import {
  canonicalName,
  joinSql,
  kindOf,
  measureData,
  MISSING,
  sql,
  valueOf,
  type Column,
  type Counts,
  type DataFacts,
  type ModelFacts,
  type Ports,
  type ValueCounts,
} from '@modelgate/core';
import { unreadBy, type Label } from './label.ts';
import type { NamedFile } from './request.ts';

/** Kinds of columns that hold classes. */
const kinds = new Set(['text', 'integer', 'boolean']);

/** Stands for every value that is no class. */
const OTHER = '';

export async function labelByClasses(
  { name, files }: NamedFile,
  { columns, rows }: DataFacts,
  models: readonly Pick<ModelFacts, 'inputs' | 'classes'>[],
  ports: Ports,
): Promise<Label | undefined> {
  const asked = models.flatMap(({ inputs, classes }) =>
    classes === undefined
      ? []
      : candidates(inputs, columns).map((column) => ({ column: column.name, counts: countsOf(name, column, classes) })),
  );
  const metrics = asked.map(({ counts }) => counts);
  const states = await measureData(metrics, { [name]: { ref: { name, files }, columns, rows } }, ports);
  const fitting = asked.filter(({ counts }) => {
    const found = valueOf(counts, states);
    return 'known' in found && areClasses(found.known);
  });
  const [only, ...others] = new Set(fitting.map(({ column }) => column));
  if (only === undefined || others.length > 0) return undefined;
  return { column: only, why: 'the only column whose values are the classes of the model' };
}

/**
 * Of a model that takes its columns in one tensor it is not known which of them it reads. Text is none of them where the tensor is
 * of numbers.
 */
function candidates(inputs: ModelFacts['inputs'], columns: readonly Column[]): readonly Column[] {
  const names = columns.map((column) => column.name);
  const unread = new Set(
    unreadBy(
      inputs.map((input) => input.name),
      names,
    ),
  );
  const byName = columns.length - unread.size >= inputs.length;
  if (!byName && inputs.some(({ type }) => type === 'string')) return [];
  return columns.filter(
    (column) => unread.has(column.name) && (byName ? kinds.has(kindOf(column)) : kindOf(column) === 'text'),
  );
}

/** Rows of each class, and of all other values together, so that a column of identifiers is counted as cheaply as any. */
function countsOf(on: string, column: Column, classes: readonly string[]): Counts<ValueCounts> {
  const own = canonicalName(column);
  const listed = joinSql(
    classes.map((each) => sql`${each}`),
    ', ',
  );
  const value = sql`case when ${own} in (${listed}) then ${own} when ${own} is not null then ${OTHER} end`;
  return valueCounts(on, `classes ${JSON.stringify([column.name, classes])}`, value);
}

/** At least two classes, and nothing else but missing values. */
function areClasses({ values }: ValueCounts): boolean {
  const found = Object.keys(values).filter((value) => value !== MISSING);
  return found.length > 1 && !found.includes(OTHER);
}
