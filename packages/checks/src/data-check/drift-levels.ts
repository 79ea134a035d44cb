// Two samples' categories as levels with shares: rare ones together, new ones apart.
import { percentText, type ValueCounts } from '@modelgate/core';
import { total } from '@modelgate/stats';

/** Rows of each level on both sides. */
export interface Levels {
  readonly reference: readonly number[];
  readonly current: readonly number[];
  readonly names: readonly string[];
}

/** Levels of a smaller share on both sides are one level together (as Deepchecks' min_category_size_ratio). */
const RARE = 0.01;

/**
 * Levels of both. What the reference does not have is one level of its own, however rare: its part of the
 * Jensen–Shannon divergence is the same as that of its members apart.
 */
export function levelsOf(reference: ValueCounts, current: ValueCounts): Levels {
  const [n, m] = [rows(reference), rows(current)];
  const levels = new Map<string, [reference: number, current: number]>();
  for (const name of new Set([...Object.keys(reference.values), ...Object.keys(current.values)])) {
    const [c, d] = [reference.values[name] ?? 0, current.values[name] ?? 0];
    const rare = c < RARE * n && d < RARE * m;
    const level = c === 0 ? 'not in the reference' : rare ? 'rare ones' : `“${name}”`;
    const [before, now] = levels.get(level) ?? [0, 0];
    levels.set(level, [before + c, now + d]);
  }
  const all = [...levels.values()];
  return { reference: all.map(([c]) => c), current: all.map(([, d]) => d), names: [...levels.keys()] };
}

/** The level whose share moved most, as TFDV's L∞ names it: 'most of all “UA”: 10.2 % to 14.1 %'. */
export function drifted({ reference, current, names }: Levels): string {
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
