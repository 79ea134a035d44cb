// A waiver as a policy writes it: the rule, whom it excuses until which day, and why.
import { z } from 'zod';
import { found } from '../source/found.ts';
import { literal, type Reading } from './literal.ts';
import { anyText, text } from './literals.ts';

/** A waiver as it is written. */
export interface WaiverPart {
  readonly rule: string;
  readonly where?: Readonly<Record<string, string>>;
  readonly until: string;
  readonly owner: string;
  readonly reason: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const lastDay = literal(
  {
    type: 'string',
    format: 'date',
    pattern: DAY.source,
    description: 'The last day on which the waiver holds, YYYY-MM-DD.',
  },
  (value): Reading<string> => {
    if (typeof value === 'string' && isDate(value)) return { is: value };
    const message = `found ${found(value)}, expected the last day on which the waiver holds`;
    return { fault: { code: 'policy/bad-waiver', message, hint: 'write a day of the calendar, such as 2027-01-31' } };
  },
);

/** Whether it is a day of the calendar: 2027-02-30 is none. */
function isDate(value: string): boolean {
  if (!DAY.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

export const waiverSchema: z.ZodType<WaiverPart> = z
  .strictObject({
    rule: text('The rule whose failure is waived, such as model/accuracy.'),
    where: z
      .record(z.string(), anyText('A value.'))
      .meta({
        description:
          'What the waived finding is about, such as { sex: Female }; without it the rule is waived everywhere.',
      })
      .exactOptional(),
    until: lastDay,
    owner: text('Who answers for it.'),
    reason: text('Why it is right, and where it is tracked.'),
  })
  .meta({ description: 'A failure that only warns until a day; it stays visible and expires by itself.' });
