// Which kinds of columns a limit can be compared with: a number with numbers, a day or time with days and times.
import { numericKinds, type ColumnKind } from '@modelgate/core';

export function orderOf(limit: number | string): readonly ColumnKind[] {
  return typeof limit === 'number' ? numericKinds : ['date', 'timestamp'];
}
