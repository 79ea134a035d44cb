// Rules that need a label, where the policy names none.

export const UNLABELLED = 'the policy names no label';

/** What to do about it in the data set `on`. */
export function labelWanted(on: string): string {
  return `name the column of labels: label, under data.${on}`;
}

/** In place of the label's name: no column can have this name, so the kernel reports it as missing. */
export const NO_LABEL: string = `(${UNLABELLED})`;
