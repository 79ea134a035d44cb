// Rules that need a label, where the policy names none.
import type { Claim, Facets } from '@modelgate/core';
import type { ValidationFacts } from './data-check.ts';

const UNLABELLED = 'the policy names no label';

/** What to do about it in the data set `on`. */
export function labelWanted(on: string): string {
  return `name the column of labels: label, under data.${on}`;
}

/** The claim of such a rule; inapplicable where nobody asked for it. */
export function unlabelled(
  { on }: ValidationFacts,
  about: Facets,
  fact: 'unknown' | 'inapplicable' = 'unknown',
): Claim {
  return { fact, reason: UNLABELLED, about, ...(fact === 'unknown' && { remedy: labelWanted(on) }) };
}

/** In place of the label's name: no column can have this name, so the kernel reports it as missing. */
export const NO_LABEL: string = `(${UNLABELLED})`;
