// A suggestion for a policy: a rule of the catalogue, its value as a policy writes it, and the evidence in the data.
import type { Json } from '@modelgate/core';

export interface Suggestion {
  /** Its key in the policy: 'nulls', 'in'. */
  readonly key: string;
  readonly value: Json;
  /** One line of counts and words, without names of columns, and without values of rows except those of the rule itself. */
  readonly evidence: string;
}

/** With fewer values than this, a property may be chance: nothing is proposed because of it. */
export const ENOUGH = 300;

/** A value of at least this many rows is frequent: it was not seen only because of a few rows. */
export const OFTEN = 20;
