// Whether a label counts as classes or as ordered values in statistics of single features.
import { kindOf, numericKinds, type Column, type ValueCounts } from '@modelgate/core';

/** More different whole numbers than this are values, such as a price or an age. */
const MOST_WHOLE_CLASSES = 50;

export type LabelKind = 'classes' | 'values' | 'none';

/** Text and booleans are classes; so are numbers, if they are whole and few different ones. */
export function labelKind(column: Column, { values, more }: ValueCounts): LabelKind {
  const names = Object.keys(values).filter((name) => name !== 'nan');
  if (names.length === 0 && !more) return 'none';
  const kind = kindOf(column);
  if (!numericKinds.includes(kind)) return kind === 'text' || kind === 'boolean' ? 'classes' : 'none';
  const few = !more && names.length <= MOST_WHOLE_CLASSES;
  return few && names.every((name) => /^-?\d+$/.test(name)) ? 'classes' : 'values';
}
