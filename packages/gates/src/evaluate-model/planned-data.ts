// The data set of a gate that judges models.
import type { DataFacts, DataRef, DataSubject } from '@modelgate/core';

/** The files, what the policy says of them, and their columns and rows. */
export interface PlannedData {
  readonly ref: DataRef;
  readonly subject: DataSubject;
  readonly facts: DataFacts;
}
