// Which column is the label: the one that is named, or one that can be no other.
import { InputError, nearest, printable, type Column } from '@modelgate/core';
import { columnOf } from '../exported-names.ts';

/** A column, and why it is taken for the label; no reason where somebody said so. */
export interface Label {
  readonly column: string;
  readonly why?: string;
}

const usual = /^(label|target|y|class|outcome)$/i;
/** What pandas adds to Parquet files: the numbers that rows had in another table. */
const pandasIndex = /^__index_level_\d+__$/;

/** `inputs`: of each model, by name. What a model reads is known before the label is, and so is not the label. */
export function labelOf(
  named: string | undefined,
  columns: readonly Column[],
  inputs: readonly (readonly string[])[],
): Label | undefined {
  const names = columns.map(({ name }) => name).filter((name) => !pandasIndex.test(name));
  if (named !== undefined) return names.includes(named) ? { column: named } : undefined;
  const unread = inputs.map((own) => {
    const read = new Set(own.map((input) => columnOf(input, names)));
    return names.filter((name) => !read.has(name));
  });
  const [usually, ...others] = names.filter((name) => usual.test(name) && unread.every((left) => left.includes(name)));
  if (usually !== undefined && others.length === 0) return { column: usually, why: 'named like a label' };
  const [only] = unread.find((left) => left.length === 1) ?? [];
  return only === undefined ? undefined : { column: only, why: 'the only column that the model does not read' };
}

/** No data set has the label that was named. */
export function noLabel(named: string, columns: readonly Column[]): InputError {
  const names = columns.map(({ name }) => name);
  const near = nearest(named, names);
  return new InputError({
    code: 'input/label-missing',
    named: '--label',
    expected: `a column of the data: ${names.slice(0, 30).map(printable).join(', ')}${names.length > 30 ? ', …' : ''}`,
    received: printable(named),
    hint: near === undefined ? 'name a column as the data spells it' : `did you mean ${printable(near)}?`,
  });
}
