// What is proposed for a policy: a rule of the catalogue, its value as a policy writes it, and what the data says for it.
import { countText, type Json } from '@modelgate/core';

export interface Suggestion {
  /** Its key in the policy: 'nulls', 'in'. */
  readonly key: string;
  readonly value: Json;
  /** One line of counts and words: no value of a row but those of the rule itself, no name of a column. */
  readonly evidence: string;
}

/** Data with fewer values than this is shown to have a property by chance too easily: nothing is proposed on their strength. */
export const ENOUGH = 300;

/** So many rows hold a value: that it was seen is no matter of one row more or less. */
export const OFTEN = 20;

/** '32,561 rows', '1 row'. */
export function counted(n: number, one: string): string {
  return `${countText(n)} ${n === 1 ? one : `${one}s`}`;
}
