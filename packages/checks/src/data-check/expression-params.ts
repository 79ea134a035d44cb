// The two kinds of SQL that a policy may write: a condition over rows, and an aggregate of all of them.
import {
  intervalList,
  intervalsInWords,
  noTolerance,
  number,
  text,
  tolerance,
  within,
  type Interval,
  type Tolerance,
} from '@modelgate/core';
import type { z } from 'zod';
import { exceptIn } from './say.ts';
import { ruleSchema, type Written } from './written.ts';

/** A condition, and how many rows may meet it. */
export type Violating = { readonly name: string; readonly violations: string; readonly max: Tolerance };
/** An aggregate, and the numbers that it may be. */
export type Limited = {
  readonly name: string;
  readonly value: string;
  readonly least?: number;
  readonly most?: number;
  readonly within?: readonly Interval[];
};
export type Params = Violating | Limited;

const name = text('What the expression checks, in a few words.');

export const violating: z.ZodType<Written<Violating>> = ruleSchema<Violating>({
  description: 'A condition that rows must not meet.',
  shape: {
    name,
    violations: text('A SQL condition over the columns of a row; rows for which it is true are violations.'),
    max: tolerance('How many rows may meet it.'),
  },
  required: ['name', 'violations'],
  params: (written) => ({
    name: written['name'] as string,
    violations: written['violations'] as string,
    max: (written['max'] as Tolerance | undefined) ?? noTolerance,
  }),
});

export const limited: z.ZodType<Written<Limited>> = ruleSchema<Limited>({
  description: 'An aggregate of all rows.',
  shape: {
    name,
    value: text('One SQL aggregate over the columns, such as avg(age).'),
    min: number({ description: 'Its least value.' }),
    max: number({ description: 'Its largest value.' }),
    within: intervalList('Intervals in one of which it lies; above and below leave their ends outside.'),
  },
  required: ['name', 'value'],
  params: ({ name: called, value, min, max, within: where }) => ({
    name: called as string,
    value: value as string,
    ...(typeof min === 'number' && { least: min }),
    ...(typeof max === 'number' && { most: max }),
    ...(where !== undefined && { within: where as readonly Interval[] }),
  }),
});

export function hasLimit({ least, most, within: where }: Limited): boolean {
  return least !== undefined || most !== undefined || where !== undefined;
}

export function isViolating(params: Params): params is Violating {
  return 'violations' in params;
}

/** Whether a value lies within all of its limits. */
export function isKept(value: number, { least = -Infinity, most = Infinity, within: where }: Limited): boolean {
  return value >= least && value <= most && (where === undefined || within(value, where));
}

/** 'no row with gain > 0 and hours = 0', 'avg(age) from 30 to 50'. */
export function wanted(params: Params): string {
  if (isViolating(params)) {
    const { violations, max } = params;
    return max.max === 0 ? `no row with ${violations}` : `not (${violations})${exceptIn(max)}`;
  }
  const { value, least, most, within: where } = params;
  if (where !== undefined) return `${value} ${intervalsInWords(where)}`;
  if (least !== undefined && most !== undefined) return `${value} from ${least} to ${most}`;
  return least === undefined ? `${value} at most ${most}` : `${value} at least ${least}`;
}
