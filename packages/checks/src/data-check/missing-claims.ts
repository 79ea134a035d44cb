// The claims of drift on the missing values of one column: how far their share lies from the reference's.
import { percentText, type Claim } from '@modelgate/core';
import { shareChange } from '@modelgate/stats';
import type { Distribution } from '../data-metric/histogram.ts';
import type { Violations } from '../data-metric/violations.ts';
import type { Both } from './both.ts';
import { clustersText, effectsOf, tooFew } from './designs.ts';
import { inWords, nothing, onlyTold, rowsIn, type DriftOf } from './drift-claims.ts';
import { atLeastShown, FEWEST_SHOWN } from './few.ts';

/** Rows without a value, and how many of them have an infinite one. */
export type Lacking = Violations & { readonly infinite?: number };

/** Of a column of numbers infinities lack too, since they are in no bin: no distance sees them. */
export function lackingNumbers(missing: Both<Violations>, bins: Both<Distribution>): Both<Lacking> {
  return { own: withInfinite(missing.own, bins.own), before: withInfinite(missing.before, bins.before) };
}

/** The claim on the shares of rows without a finite value. The values of the reference make the bins: if none is finite there are none. */
export function missingNumbersClaim(
  missing: Both<Violations>,
  bins: Both<Distribution>,
  asked: Omit<DriftOf, 'effect'>,
  limit: number,
): Claim {
  const { violating, considered } = missing.before;
  if (considered > violating && bins.before !== null && rowsIn(bins.before) === 0)
    return { fact: 'unknown', reason: 'all values of the reference are infinite', about: asked.about };
  return missingClaim(lackingNumbers(missing, bins), asked, limit);
}

function withInfinite({ violating, considered }: Violations, bins: Distribution): Lacking {
  const infinite = bins === null ? 0 : considered - violating - rowsIn(bins);
  return { violating: violating + infinite, considered, infinite };
}

/** The claim on the shares of rows without a value. */
export function missingClaim({ own, before }: Both<Lacking>, asked: Omit<DriftOf, 'effect'>, limit: number): Claim {
  const { about, estimate } = asked;
  const rows = { own: own.considered, before: before.considered };
  if (rows.own === 0 || rows.before === 0) return nothing({ about, named: true }, rows);
  const [x, y] = [atLeastShown(own.violating), atLeastShown(before.violating)];
  const word = (own.infinite ?? 0) + (before.infinite ?? 0) > 0 ? 'missing or infinite' : 'missing';
  const detail = `${shareText(x, rows.own)} ${word}, ${shareText(y, rows.before)} in the reference, n = ${[inWords(rows, asked.among), clustersText(asked.clustered)].filter(Boolean).join(', ')}`;
  const few = tooFew(rows, asked.clustered);
  if (few !== undefined) return onlyTold(detail, about, few);
  // Too few to violate the limit beyond chance: without a test, the family is smaller and keeps more power.
  const most = Math.max(x, y);
  const missing = most === 0 ? 'none is missing' : `at most ${FEWEST_SHOWN} are missing`;
  if (most <= FEWEST_SHOWN) return { fact: 'pass', reason: missing, about };
  const by = effectsOf(asked.clustered);
  const { value, law } = shareChange(x / by.own, rows.own / by.own, y / by.before, rows.before / by.before);
  const of = { kind: 'known', value, n: rows.own, law } as const;
  return { must: 'max', limit, of, estimate, about, role: 'column', burden: 'guard', detail };
}

function shareText(count: number, of: number): string {
  return `${count === FEWEST_SHOWN ? 'at most ' : ''}${percentText(count / of)}`;
}
