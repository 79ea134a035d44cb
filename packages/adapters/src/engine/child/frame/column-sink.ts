// One column of the data on its way into a file of the frame.
import { plural } from '@modelgate/core/format';
import type { DuckDb } from '../duck/bindings.ts';
import type { Column } from '../duck/vector.ts';
import { inputFault, type EngineFault } from '../fault.ts';

/** One column's way into its file. */
export interface ColumnSink {
  /** Columns of the statement that it takes. */
  readonly width: number;
  /** Takes all rows of a chunk. */
  add(columns: readonly Column[], rows: number): void;
  /** No more rows come. */
  close(): void;
  /** Throws what was wrong with the column. */
  judge(): void;
}

/** A sink is told the data set by name, for its messages. */
export interface SinkSetting {
  readonly duck: DuckDb;
  readonly data: string;
  readonly path: string;
}

/** Rows lack a value that every row must have. */
export function nullFault(named: string, expected: string, nulls: number): EngineFault {
  return inputFault({
    code: 'input/column-null',
    named,
    expected,
    received: `${plural(nulls, 'row')} without one`,
    hint: 'drop these rows, or fill them in',
  });
}
