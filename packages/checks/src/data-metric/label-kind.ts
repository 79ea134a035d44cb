// What a label is for statistics of one feature: classes, or values with an order.
import { kindOf, numericKinds, type Column, type ValueCounts } from '@modelgate/core';

/** More whole numbers than this are values: a price, an age. */
const MOST_WHOLE_CLASSES = 50;

export type LabelKind = 'classes' | 'values' | 'none';

/** Text and booleans are classes. Numbers are where all are whole and they are few. */
export function labelKind(column: Column, { values, more }: ValueCounts): LabelKind {
  const names = Object.keys(values).filter((name) => name !== 'nan');
  if (names.length === 0 && !more) return 'none';
  const kind = kindOf(column);
  if (!numericKinds.includes(kind)) return kind === 'text' || kind === 'boolean' ? 'classes' : 'none';
  const few = !more && names.length <= MOST_WHOLE_CLASSES;
  return few && names.every((name) => /^-?\d+$/.test(name)) ? 'classes' : 'values';
}
