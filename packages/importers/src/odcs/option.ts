// One of the logicalTypeOptions, with the place where it was written.
import type { MapNode } from '@modelgate/core/source';
import type { Column } from './column.ts';
import type { Reading } from './reading.ts';

export interface Option {
  readonly column: Column;
  readonly key: string;
  /** All options of the property. */
  readonly options: MapNode;
  /** 'orders.age.logicalTypeOptions'. */
  readonly what: string;
  readonly reading: Reading;
}
