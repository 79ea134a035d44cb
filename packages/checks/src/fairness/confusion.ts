// The confusion table of a group: how often its decisions agree with its labels.

/** Rows (or their weights) of one group by label and decision: true where both agree, positive as decided. */
export interface Confusion {
  readonly tn: number;
  readonly fp: number;
  readonly fn: number;
  readonly tp: number;
}

export const rowsIn = ({ tn, fp, fn, tp }: Confusion): number => tn + fp + fn + tp;
export const selectedIn = ({ fp, tp }: Confusion): number => fp + tp;

/** All groups' rows as one group; groups must not overlap. */
export function together(groups: readonly Confusion[]): Confusion {
  const sum = (of: keyof Confusion): number => groups.reduce((total, group) => total + group[of], 0);
  return { tn: sum('tn'), fp: sum('fp'), fn: sum('fn'), tp: sum('tp') };
}
