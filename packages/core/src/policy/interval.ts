// Intervals that a number may lie in, with closed (min, max) or open (above, below) ends.
import { z } from 'zod';
import { list, number } from './literals.ts';

/** Numbers from `min` or above `above`, to `max` or below `below`; an end that is absent is infinite. */
export type Interval = {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
};

/** Whether a number lies in one of the intervals. */
export function within(value: number, intervals: readonly Interval[]): boolean {
  return intervals.some(
    ({ min = -Infinity, above = -Infinity, max = Infinity, below = Infinity }) =>
      value >= min && value <= max && (value > above || above === -Infinity) && (value < below || below === Infinity),
  );
}

/** 'more than 100 and less than 120', 'less than 5 or more than 5'. */
export function intervalsInWords(intervals: readonly Interval[]): string {
  return intervals.map(inWords).join(' or ');
}

function inWords({ min, above, max, below }: Interval): string {
  if (min !== undefined && min === max) return String(min);
  const ends = [
    ...(min === undefined ? [] : [`at least ${min}`]),
    ...(above === undefined ? [] : [`more than ${above}`]),
    ...(max === undefined ? [] : [`at most ${max}`]),
    ...(below === undefined ? [] : [`less than ${below}`]),
  ];
  return ends.length === 0 ? 'any number' : ends.join(' and ');
}

const interval = z
  .strictObject({
    min: number({ description: 'Its least number.' }).exactOptional(),
    above: number({ description: 'Its numbers are greater than this.' }).exactOptional(),
    max: number({ description: 'Its largest number.' }).exactOptional(),
    below: number({ description: 'Its numbers are less than this.' }).exactOptional(),
  })
  .refine(
    ({ min, above, max, below }) =>
      Math.max(min ?? -Infinity, above ?? -Infinity) <= Math.min(max ?? Infinity, below ?? Infinity),
    {
      message: 'no number is as large as min or above and as small as max or below',
    },
  )
  .meta({ description: 'An interval: min and max belong to it, above and below do not.' });

/** Intervals as a policy writes them: [{ above: 0, below: 10 }, { min: 20 }]. */
export function intervalList(description: string): z.ZodType<readonly Interval[]> {
  return list(interval, description);
}
