// Which columns a limit can be compared with: numbers with numbers, days and times with days and times.
import { numericKinds, type ColumnKind } from '@modelgate/core';

export function orderOf(limit: number | string): readonly ColumnKind[] {
  return typeof limit === 'number' ? numericKinds : ['date', 'timestamp'];
}
