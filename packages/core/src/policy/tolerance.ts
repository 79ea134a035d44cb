// How many may break a rule: an integer is a count, a share carries %.
import type { z } from 'zod';
import { countText, plural } from '../format.ts';
import { literal, type Reading } from './literal.ts';
import { count } from './literals.ts';
import { PERCENT, share, shareInWords } from './units.ts';

/** At most this many violations, or at most this share of the rows that were tested. */
export type Tolerance = { readonly is: 'count' | 'share'; readonly max: number };

export const noTolerance: Tolerance = { is: 'count', max: 0 };

/** '6%' or 3. A fraction without a unit is refused, since it could mean either. */
export function tolerance(description: string): z.ZodType<Tolerance> {
  const counted = count({ description });
  const json = {
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', pattern: PERCENT },
    ],
    description: `${description} A count, or a share such as 6%.`,
  };
  return literal(json, (value): Reading<Tolerance> => {
    const isCount = typeof value === 'number' && Number.isInteger(value);
    const read = (isCount ? counted : share).safeParse(value);
    if (read.success) return { is: { is: isCount ? 'count' : 'share', max: read.data } };
    const [issue] = read.error.issues;
    const params = issue?.code === 'custom' ? issue.params : undefined;
    const { code = 'policy/wrong-type', hint } = (params ?? {}) as { code?: 'policy/wrong-type'; hint?: string };
    const expected = 'a count such as 0, or a share such as 6%';
    const found = issue?.message.replace(/, expected .*/, '') ?? 'found another value';
    return {
      fault: { code, message: `${found}, expected ${expected}`, expected, ...(hint !== undefined && { hint }) },
    };
  });
}

/** '0', '3', '6 %'. */
export function toleranceInWords({ is, max }: Tolerance): string {
  return is === 'share' ? shareInWords(max) : countText(max);
}

/** Whether what is counted is singular: 'no row', 'at most 1 row'. */
export function isSingular({ is, max }: Tolerance): boolean {
  return max === 0 || (is === 'count' && max === 1);
}

/** Things of which so many may be: 'no row', 'at most 1 row', 'at most 6 % of the rows'. */
export function toleratedInWords({ is, max }: Tolerance, one: string): string {
  if (max === 0) return `no ${one}`;
  return is === 'share' ? `at most ${shareInWords(max)} of the ${one}s` : `at most ${plural(max, one)}`;
}
