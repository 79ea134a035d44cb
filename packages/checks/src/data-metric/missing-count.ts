// Rows of a column without a value: NULL, or NaN in floating point.
import { metricId, type Row, type Values } from '@modelgate/core';
import { presentOf, presentParts } from '../data-check/missing.ts';
import type { Violations } from './violations.ts';

/** State: [rows without a value, rows]. */
export function missingCount(on: string, column: string): Values<Violations, readonly [number, number]> {
  return {
    id: metricId('missing', on, column),
    version: 1,
    on,
    reads: [{ column }],
    from: 'values',
    column,
    when: (given) => ['every', ...presentParts(given.column(column))],
    read: ([rows, ...present]: Row) => [(rows as number) - presentOf(present), rows as number],
    merge: (a, b) => [a[0] + b[0], a[1] + b[1]],
    finish: ([violating, considered]) => ({ violating, considered }),
  };
}
