// Limits of numbers: only where many rows lie on an end, or where the ends are those of a natural scale. The smallest
// or largest value of a few rows is not a limit.
import { plural } from '@modelgate/core';
import { FALSE_ALARM, headRoom, shareAbove } from './head-room.ts';
import { presentInWords, type Profile } from './profile.ts';
import type { End, Spread } from './spread.ts';
import { ENOUGH, OFTEN, type Suggestion } from './suggestion.ts';

export function suggestRange({ spread, kind, counts, rows }: Profile): readonly Suggestion[] {
  if (!spread || spread.n < ENOUGH || spread.least === spread.greatest) return [];
  const [low, high] = (spread.ends ?? []).map((end) => (isEnd(end) ? end : undefined));
  const whole = kind === 'integer' && low !== undefined && isOrigin(low) && isGapless(spread, counts);
  const [zero, one] = isShare(spread) ? shares(spread, rows) : [];
  const min =
    low && isOrigin(low)
      ? strictly('min', low)
      : (zero ?? notNegative(spread, low, rows) ?? (low && nearly('min', low, spread)));
  const max = high && whole ? strictly('max', high) : (one ?? (high && nearly('max', high, spread)));
  return [min, max].filter((limit) => limit !== undefined);
}

/**
 * Whether values stop at an end instead of thinning out: if frequencies went on falling by the factor r of the last step, r/(1 − r) times the
 * rows on the end would lie beyond it. If that is `OFTEN` or more and none does, it is an end.
 */
function isEnd({ rows, next }: End): boolean {
  const rate = Math.min(rows / next, STEADY);
  return rows >= FEWEST_ON_END && (rows * rate) / (1 - rate) >= OFTEN;
}

/** Largest factor that is used: frequencies that hardly fall would predict an endless tail, which one step of few rows does not show. */
const STEADY = 0.75;
const FEWEST_ON_END = 10;

/** Whether an end is 0 or 1, where counts begin. */
function isOrigin({ value }: End): boolean {
  return value === 0 || value === 1;
}

/** Whether every whole number between the ends occurs, and often, as with months, days or minutes. */
function isGapless({ least, greatest }: Spread, counts: Profile['counts']): boolean {
  return counts !== undefined && counts.size === greatest - least + 1 && Math.min(...counts.values()) >= OFTEN;
}

function strictly(key: 'min' | 'max', { value, rows }: End): Suggestion {
  return { key, value, evidence: onEnd(key, rows) };
}

/** A limit at an end that is not natural, with room for rows beyond it that may occur next time. */
function nearly(key: 'min' | 'max', { value, rows }: End, { n }: Spread): Suggestion {
  const violations = shareAbove(headRoom(0, n));
  return { key, value: { value, violations }, evidence: `${onEnd(key, rows)}; room for chance` };
}

function onEnd(key: 'min' | 'max', rows: number): string {
  return `${plural(rows, 'row')} with the ${key === 'min' ? 'smallest value, none with less' : 'largest value, none with more'}`;
}

/** Whether values lie between 0 and 1, and reach close to both. */
function isShare({ least, greatest, q01, q99 }: Spread): boolean {
  return least >= 0 && greatest <= 1 && q01 <= 0.05 && q99 >= 0.95;
}

function shares({ n }: Spread, rows: number): readonly [Suggestion, Suggestion] {
  const evidence = `${presentInWords({ rows, present: n }, 'value')} from 0 to 1, and close to both`;
  return [
    { key: 'min', value: 0, evidence },
    { key: 'max', value: 1, evidence },
  ];
}

function notNegative(spread: Spread, low: End | undefined, rows: number): Suggestion | undefined {
  const why = spread.least < 0 ? undefined : whyNotNegative(spread, low);
  const evidence = `0 of ${presentInWords({ rows, present: spread.n }, 'value')} negative; ${why}`;
  return why === undefined ? undefined : { key: 'min', value: 0, evidence };
}

/** The evidence, of four kinds, that 0 is a limit and not only out of reach of this sample. */
function whyNotNegative(spread: Spread, low: End | undefined): string | undefined {
  const { least, zeros, q01, q50, q99 } = spread;
  if (zeros >= OFTEN) return `${plural(zeros, 'row')} with 0 itself`;
  if (low) return `the smallest is above 0, in ${plural(low.rows, 'row')}: values stop there`;
  if (least > 0 && reachOf(spread) >= 0) return 'they thin out far above 0';
  const skewed = q99 - q50 >= 2 * (q50 - q01) && 10 * least <= q50;
  return skewed ? 'they pile up towards 0 and thin out away from it' : undefined;
}

/** The lowest value to be expected if the lower tail thins out exponentially, extrapolated from the quantiles at 0.05 and 0.5. */
function reachOf({ least, q01, q05, q50 }: Spread): number {
  const scale = Math.max((q05 - q01) / Math.log(5), (q50 - q01) / Math.log(50));
  return least + Math.log(FALSE_ALARM) * scale;
}
