// Levels of the categories of two samples: rare values together, values that are new in one sample apart.
import { percentText, rowsOfValue, type ValueCounts } from '@modelgate/core';
import { total } from '@modelgate/stats';

/** Rows of each level on both sides. */
export interface Shares {
  readonly reference: readonly number[];
  readonly current: readonly number[];
  readonly names: readonly string[];
}

export interface Levels extends Shares {
  /**
   * Values that are levels of their own; they come first, followed by the level of
   * rare values and the level of those that the reference lacks.
   */
  readonly own: readonly string[];
  /** Rare values that the reference lacks, and the part of their rows that counts as a level of its own. */
  readonly fresh: readonly string[];
  readonly freshPart: number;
}

/**
 * Values with a smaller share of all rows form one level together. The share is that of both sides together: values chosen because they are
 * frequent on one side would be those that chance has brought there.
 */
const RARE = 0.01;
/**
 * Values with fewer rows to be expected on the smaller side, if there were no drift, belong to that level too, since
 * the law does not hold for their noise.
 */
const FEWEST_EXPECTED = 10;
/** Standard deviations of chance that are allowed for: one of two samples lacks many rare values by chance alone. */
const BEYOND_CHANCE = 3;

/**
 * The levels of both samples; undefined where all values are rare and no more are new than chance would bring: then no share can be
 * compared. All values that the reference lacks form one level, whose part of the Jensen–Shannon divergence equals the sum of theirs; the
 * number of rows that chance would bring is moved from it to the rare ones.
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
  const [before, rare] = [total(others.map(([, c]) => c)), total(others.map(([, , d]) => d))];
  const beyond = beyondChance(others, fresh, before, rare);
  if (frequent.length === 0 && beyond === 0 && Math.min(n, m) > 0) return undefined;
  const now = rare - beyond;
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
 * How many of the `fresh` rows, with values new to the reference, are more than chance explains, if the rows of these levels had been dealt
 * to the two sides at random: `before` to the reference, `rare` to this one, but those that are truly new. Shares of all rows would not do:
 * where rare values have become more frequent together, the reference lacks more of them, and that is the drift of one level already.
 */
function beyondChance(levels: readonly Counted[], fresh: number, before: number, rare: number): number {
  if (before === 0) return fresh;
  let [beyond, next] = [0, 0];
  do {
    beyond = next;
    const dealt = rare - beyond;
    next = Math.max(beyond, fresh - freshByChance(levels, dealt / (before + dealt)));
  } while (next - beyond >= 1);
  return next;
}

/** The largest number of such rows that chance explains: all k rows of a value fall to this side with probability sideᵏ. */
function freshByChance(levels: readonly Counted[], side: number): number {
  let [mean, variance] = [0, 0];
  for (const [, c, d] of levels) {
    const [k, alone] = [c + d, side ** (c + d)];
    mean += k * alone;
    variance += k * k * alone * (1 - alone);
  }
  return mean + BEYOND_CHANCE * Math.sqrt(variance);
}

/** The level whose share moved most, as in TFDV's L∞: 'most of all “UA”: 10.2 % to 14.1 %'. */
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
