// Treatment equality: is the ratio of wrong decisions against a group to those in its favour the same for all groups?
import type { Confusion } from './confusion.ts';

/**
 * False negatives for each false positive, ≥ 0; undefined without false positives. Unlike FNR and FPR it moves with the share of positives.
 * R. Berk et al., Sociol. Methods Res. 50 (2021) 3–44.
 */
export function treatmentRatio({ fn, fp }: Confusion): number | undefined {
  return fp === 0 ? undefined : fn / fp;
}

/** The largest ratio less the smallest, over the groups that have one; undefined for fewer than two. */
export function treatmentDifference(groups: readonly Confusion[]): number | undefined {
  const ratios = groups.map(treatmentRatio).filter((ratio) => ratio !== undefined);
  return ratios.length < 2 ? undefined : Math.max(...ratios) - Math.min(...ratios);
}
