// Columns whose values are all different, and not by chance.
import { countText, plural, type DataMetric } from '@modelgate/core';
import { repeatedKeys } from '../data-metric/repeated-keys.ts';
import type { Known, Profile } from './profile.ts';
import { ENOUGH, OFTEN } from './suggestion.ts';

/** Least estimated share of different values for which an exact count is worthwhile. */
const NEARLY_ALL = 0.75;

const named = /(^|[^a-z])(id|key|uuid|guid|index|nr|no|number|row)$/;

/**
 * Whether a column may be a key: it has whole numbers or texts in every row, nearly
 * all different by the estimate. Decimals are measurements.
 */
export function mayBeKey({ kind, rows, present, distinct }: Profile): boolean {
  return (kind === 'integer' || kind === 'text') && rows >= ENOUGH && present === rows && distinct >= NEARLY_ALL * rows;
}

export function keyMetric(on: string, { column }: Profile): DataMetric<{ readonly violating: number }> {
  return repeatedKeys(on, [column.name]);
}

/** The evidence that no value occurs twice, and that this is not chance; undefined when it may be. */
export function keyEvidence(on: string, profile: Profile, first: boolean, known: Known): string | undefined {
  const found = known(keyMetric(on, profile));
  if (!found || found.violating > 0) return undefined;
  const why = isNamed(profile.column.name) ? 'named like a key' : first ? 'the first column' : byChance(profile);
  return why === undefined ? undefined : `${plural(profile.rows, 'row')}, all different; ${why}`;
}

function isNamed(name: string): boolean {
  return named.test(name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase());
}

/** Why different values are not chance: n numbers drawn at random from a range of R would have n²/2R equal pairs, as with birthdays. */
function byChance({ kind, rows, spread, shape }: Profile): string | undefined {
  if (kind === 'text')
    return shape && shape.shortest === shape.longest && shape.longest >= 8 ? 'codes of one length' : undefined;
  const pairs = spread && rows ** 2 / (2 * (spread.greatest - spread.least + 1));
  return pairs !== undefined && pairs >= OFTEN
    ? `by chance ${countText(pairs)} pairs in this range would be equal`
    : undefined;
}
