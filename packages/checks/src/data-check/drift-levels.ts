// Two samples' categories as levels with shares: rare ones together, new ones apart.
import { percentText, rowsOfValue, type ValueCounts } from '@modelgate/core';
import { total } from '@modelgate/stats';

/** Rows of each level on both sides. */
export interface Shares {
  readonly reference: readonly number[];
  readonly current: readonly number[];
  readonly names: readonly string[];
}

export interface Levels extends Shares {
  /** Values that are levels of their own, which come first; then come the rare ones, then those that the reference lacks. */
  readonly own: readonly string[];
  /** Rare values that the reference lacks, and which part of their rows is a level of its own. */
  readonly fresh: readonly string[];
  readonly freshPart: number;
}

/**
 * Levels of a smaller share of all rows are one level together. Of all, not of either side: whoever looks for levels that are frequent on
 * one side finds those that chance has brought there.
 */
const RARE = 0.01;
/** So are those of which the smaller side would have fewer rows without drift: noise in them is no longer as large as the law says. */
const FEWEST_EXPECTED = 10;
/** Standard deviations of what chance alone brings: of rare levels, one sample of two lacks many. */
const BEYOND_CHANCE = 3;

/**
 * Levels of both; undefined where all are rare, and what the reference lacks is no more than chance would bring: then no share can be
 * compared. What the reference does not have is one level of its own: its part of the Jensen–Shannon divergence is the same as that of
 * its members apart. As many of its rows as chance would bring are among the rare ones.
 */
export function levelsOf(reference: ValueCounts, current: ValueCounts): Levels | undefined {
  const [n, m] = [rows(reference), rows(current)];
  const fewest = Math.max(RARE * (n + m), (FEWEST_EXPECTED * (n + m)) / Math.min(n, m));
  const isFrequent = ([, c, d]: Counted): boolean => c > 0 && c + d >= fewest;
  const pairs = pairsOf(reference, current);
  const frequent = pairs.filter(isFrequent);
  const others = pairs.filter((pair) => !isFrequent(pair));
  const lacked = others.filter(([, c]) => c === 0);
  const fresh = total(lacked.map(([, , d]) => d));
  const beyond = Math.max(0, fresh - freshByChance(others, m / (n + m)));
  if (frequent.length === 0 && beyond === 0 && Math.min(n, m) > 0) return undefined;
  const [before, now] = [total(others.map(([, c]) => c)), total(others.map(([, , d]) => d)) - beyond];
  const levels = asLevels([
    ...frequent.map(([name, c, d]): Counted => [`“${name}”`, c, d]),
    ...(before + now > 0 ? [['rare ones', before, now] as const] : []),
    ...(beyond > 0 ? [['not in the reference', 0, beyond] as const] : []),
  ]);
  const valuesOf = (some: readonly Counted[]): string[] => some.map(([value]) => value);
  return {
    ...levels,
    own: valuesOf(frequent),
    fresh: beyond > 0 ? valuesOf(lacked) : [],
    freshPart: beyond > 0 ? beyond / fresh : 0,
  };
}

function asLevels(levels: readonly Counted[]): Shares {
  return {
    reference: levels.map(([, c]) => c),
    current: levels.map(([, , d]) => d),
    names: levels.map(([name]) => name),
  };
}

type Counted = readonly [name: string, reference: number, current: number];

function pairsOf(reference: ValueCounts, current: ValueCounts): readonly Counted[] {
  const names = new Set([...Object.keys(reference.values), ...Object.keys(current.values)]);
  return [...names].map((name) => [name, rowsOfValue(reference, name), rowsOfValue(current, name)]);
}

/**
 * The most rows with levels that are not in the reference that there would be if all rows had been dealt to the two sides at random: a level
 * of k rows falls to this side alone with probability shareᵏ.
 */
function freshByChance(levels: readonly Counted[], side: number): number {
  let [mean, variance] = [0, 0];
  for (const [, c, d] of levels) {
    const [k, alone] = [c + d, side ** (c + d)];
    mean += k * alone;
    variance += k * k * alone * (1 - alone);
  }
  return mean + BEYOND_CHANCE * Math.sqrt(variance);
}

/** The level whose share moved most, as TFDV's L∞ names it: 'most of all “UA”: 10.2 % to 14.1 %'. */
export function drifted({ reference, current, names }: Shares): string {
  const { level, before, now } = names
    .map((name, i) => ({ level: name, before: share(reference, i), now: share(current, i) }))
    .reduce((most, one) => (Math.abs(one.now - one.before) > Math.abs(most.now - most.before) ? one : most));
  return `most of all ${level}: ${percentText(before)} to ${percentText(now)}`;
}

function share(counts: readonly number[], i: number): number {
  return counts[i]! / total(counts);
}

function rows({ values }: ValueCounts): number {
  return total(Object.values(values));
}
