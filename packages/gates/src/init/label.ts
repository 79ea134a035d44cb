// Which column is the label: the one that is named, or one that can be no other.
import { InputError, nearest, printable, type Column } from '@modelgate/core';

/** A column, and why it is taken for the label; no reason where somebody said so. */
export interface Label {
  readonly column: string;
  readonly why?: string;
}

const usual = /^(label|target|y|class|outcome)$/i;

/** `inputs`: the inputs of the models that have a column of the same name each. */
export function labelOf(
  named: string | undefined,
  columns: readonly Column[],
  inputs: readonly (readonly string[])[],
): Label | undefined {
  const names = columns.map(({ name }) => name);
  if (named !== undefined) return names.includes(named) ? { column: named } : undefined;
  const [usually, ...others] = names.filter((name) => usual.test(name));
  if (usually !== undefined && others.length === 0) return { column: usually, why: 'named like a label' };
  const left = inputs.map((read) => names.filter((name) => !read.includes(name)));
  const [only] = left.find((rest) => rest.length === 1) ?? [];
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
