// Rules that need a label, where the policy names none.

export const UNLABELLED = 'the policy names no label';

/** In place of the label's name: no column can have this name, so the kernel reports it as missing. */
export const NO_LABEL: string = `(${UNLABELLED})`;
