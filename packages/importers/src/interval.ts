// The intersection of sets of intervals, and the whole numbers in them.
import type { Interval } from '@modelgate/core';

/** The numbers that lie in one of `a` and in one of `b`; empty when there are none. */
export function intersection(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  return a.flatMap((one) => b.map((other) => ({ ...lowEnd(one, other), ...highEnd(one, other) }))).filter(holdsSome);
}

/** The tighter of two lower ends; at the same number an open end is tighter. */
function lowEnd(a: Interval, b: Interval): Interval {
  const min = Math.max(a.min ?? -Infinity, b.min ?? -Infinity);
  const above = Math.max(a.above ?? -Infinity, b.above ?? -Infinity);
  if (min > above) return { min };
  return above > -Infinity ? { above } : {};
}

function highEnd(a: Interval, b: Interval): Interval {
  const max = Math.min(a.max ?? Infinity, b.max ?? Infinity);
  const below = Math.min(a.below ?? Infinity, b.below ?? Infinity);
  if (max < below) return { max };
  return below < Infinity ? { below } : {};
}

function holdsSome({ min, above, max, below }: Interval): boolean {
  const [low, high] = [above ?? min ?? -Infinity, below ?? max ?? Infinity];
  return low < high || (low === high && above === undefined && below === undefined);
}

/** The whole numbers from 0 on in the intervals, as closed intervals; a lower end at 0 is left out, since no count is less. */
export function countsIn(intervals: readonly Interval[]): readonly Interval[] {
  return intervals.flatMap(({ min = 0, above = -1, max = Infinity, below = Infinity }) => {
    const least = Math.max(0, Math.ceil(min), Math.floor(above) + 1);
    const most = Math.min(Math.floor(max), Math.ceil(below) - 1);
    return least > most ? [] : [{ ...(least > 0 && { min: least }), ...(most < Infinity && { max: most }) }];
  });
}
