// The threshold sweep: what each disparity and accuracy would be at other thresholds, and which of them keep every limit.
import type { Sweep, SweepPoint } from '@modelgate/core';
import { rowsIn, selectedIn, together, type Confusion } from './confusion.ts';
import { rateOf } from './decision-rates.ts';
import { atThresholds, type Scored } from './threshold-cuts.ts';

/** A disparity with the policy's limit for it. */
export interface Swept {
  readonly id: string;
  /** The disparity's value; undefined where it has none, such as when nobody is selected. */
  readonly of: (groups: readonly Confusion[]) => number | undefined;
  readonly keeps: (value: number) => boolean;
}

/** Most points that a report holds. */
const MOST_POINTS = 200;

/**
 * Point estimates on the same rows by which the threshold would be chosen: a hint where to look, never a verdict. Undefined without rows or
 * weight.
 */
export function thresholdSweep(rows: Scored, used: number, disparities: readonly Swept[]): Sweep | undefined {
  if (rows.scores.length === 0) return undefined;
  const all = atThresholds(rows, used, (threshold, groups) => pointAt(threshold, groups, disparities));
  const known = all.filter((point) => point !== undefined);
  const own = known.find(({ threshold }) => threshold === used);
  if (own === undefined) return undefined;
  const best = bestOf(known, used);
  const kept = new Set([own, ...(best ? [best] : []), ...edgesOf(known).flat()]);
  return {
    points: thinned(known, kept),
    used: own,
    within: edgesOf(known).map(([from, to]) => [from.threshold, to.threshold]),
    ...(best && { best }),
  };
}

function pointAt(
  threshold: number,
  groups: readonly Confusion[],
  disparities: readonly Swept[],
): SweepPoint | undefined {
  const all = together(groups);
  const accuracy = rateOf('accuracy', all);
  if (accuracy === undefined) return undefined;
  const values = disparities.map((disparity) => ({ ...disparity, value: disparity.of(groups) }));
  return {
    threshold,
    accuracy,
    selectionRate: selectedIn(all) / rowsIn(all),
    disparities: Object.fromEntries(values.map(({ id, value }) => [id, value ?? null])),
    keeps: values.every(({ value, keeps }) => value !== undefined && keeps(value)),
  };
}

function bestOf(points: readonly SweepPoint[], used: number): SweepPoint | undefined {
  const far = ({ threshold }: SweepPoint): number => Math.abs(threshold - used);
  const kept = points.filter(({ keeps }) => keeps);
  return kept.sort((a, b) => b.accuracy - a.accuracy || far(a) - far(b))[0];
}

/** First and last of each run of points that keep every limit. */
function edgesOf(points: readonly SweepPoint[]): readonly (readonly [SweepPoint, SweepPoint])[] {
  const first = points.filter((point, i) => point.keeps && !points[i - 1]?.keeps);
  const last = points.filter((point, i) => point.keeps && !points[i + 1]?.keeps);
  return first.map((point, i) => [point, last[i]!]);
}

/** The marked points as far as they fit, filled up with evenly spaced others. */
function thinned(points: readonly SweepPoint[], marked: ReadonlySet<SweepPoint>): readonly SweepPoint[] {
  if (points.length <= MOST_POINTS) return points;
  const must = new Set([...marked].slice(0, MOST_POINTS / 2));
  const others = points.filter((point) => !must.has(point));
  const room = MOST_POINTS - must.size - 1;
  const even = Array.from({ length: room + 1 }, (_, k) => others[Math.round((k * (others.length - 1)) / room)]!);
  const chosen = new Set([...must, ...even]);
  return points.filter((point) => chosen.has(point));
}
