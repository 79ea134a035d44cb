// Which column is the label: the one that the user names, or the only one that it can be.
import { InputError, nearest, printable, withoutRowNumbers, type Column } from '@modelgate/core';
import { columnOf } from '../exported-names.ts';

/** A column, and why it is taken for the label; without a reason where the user named it. */
export interface Label {
  readonly column: string;
  readonly why?: string;
}

const usual = /^(label|target|y|class|outcome)$/i;

/**
 * `inputs`: the names of each model's inputs. A model's input is
 * known before the label, so it cannot be the label.
 */
export function labelOf(
  named: string | undefined,
  columns: readonly Column[],
  inputs: readonly (readonly string[])[],
): Label | undefined {
  const names = withoutRowNumbers(columns.map(({ name }) => name));
  if (named !== undefined) return names.includes(named) ? { column: named } : undefined;
  const unread = inputs.map((own) => unreadBy(own, names));
  const [usually, ...others] = names.filter((name) => usual.test(name) && unread.every((left) => left.includes(name)));
  if (usually !== undefined && others.length === 0) return { column: usually, why: 'named like a label' };
  const [only] = unread.find((left) => left.length === 1) ?? [];
  return only === undefined ? undefined : { column: only, why: 'the only column that the model does not read' };
}

/** Columns that a model with these inputs does not read. */
export function unreadBy(inputs: readonly string[], columns: readonly string[]): readonly string[] {
  const read = new Set(inputs.map((input) => columnOf(input, columns)));
  return columns.filter((column) => !read.has(column));
}

/** The error when no data set has the column that the user named as label. */
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
