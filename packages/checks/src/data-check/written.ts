// The written form of rules of data: a bare value, or a map that adds how it is judged.
import { literal, oneOf, type Json, type Reading, type Severity } from '@modelgate/core';
import { z } from 'zod';

/** A rule as it was written: its own parameters, and how it is judged. */
export interface Written<P> {
  readonly params: P;
  readonly severity: Severity;
  readonly optional?: true;
}

const judged = {
  severity: oneOf(['block', 'warn'], 'block: a failure stops the change. warn: it is only reported.')
    .meta({ default: 'block' })
    .optional(),
  optional: z.boolean().meta({ description: 'true: what cannot be evaluated only warns.', default: false }).optional(),
};

type Shape = Readonly<Record<string, z.ZodType>>;

/**
 * The schema of a rule. A bare value stands for the map's key `bare`. A map must have the `required` keys; `params` turns it into the rule's
 * parameters.
 */
export function ruleSchema<P extends Json>(rule: {
  readonly description: string;
  readonly bare?: string;
  readonly shape: Shape;
  readonly required?: readonly string[];
  /** The severity if the policy does not say; absent: block. */
  readonly severity?: Severity;
  readonly params: (written: Readonly<Record<string, unknown>>) => P;
}): z.ZodType<Written<P>> {
  const { bare, shape, required = bare === undefined ? [] : [bare] } = rule;
  const keys = Object.entries(shape).map(([key, schema]) => [key, required.includes(key) ? schema : schema.optional()]);
  const map = z
    .strictObject({ ...Object.fromEntries(keys), ...judged })
    .transform((written): Written<P> => toRule(written, rule));
  const alone = bare === undefined ? undefined : shape[bare];
  if (!alone || bare === undefined) return map.meta({ description: rule.description });
  const short = alone.transform((value): Written<P> => toRule({ [bare]: value }, rule));
  return z.union([short, map]).meta({ description: rule.description });
}

function toRule<P>(
  { severity, optional, ...own }: Readonly<Record<string, unknown>>,
  rule: { readonly severity?: Severity; readonly params: (written: Readonly<Record<string, unknown>>) => P },
): Written<P> {
  return {
    params: rule.params(own),
    severity: severity === 'warn' || severity === 'block' ? severity : (rule.severity ?? 'block'),
    ...(optional === true && { optional }),
  };
}

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?))?(Z|[+-]\d{2}:\d{2})?$/;

/** A number, or a day or time of ISO 8601 (UTC without an offset). */
export function numberOrTime(description: string): z.ZodType<number | string> {
  const json = {
    anyOf: [{ type: 'number' }, { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}' }],
    description: `${description} A number, or a day or time such as 2027-01-31 or 2027-01-31T12:00:00Z.`,
  };
  return literal(json, (value): Reading<number | string> => {
    if (typeof value === 'number' && Number.isFinite(value)) return { is: value };
    const time = typeof value === 'string' ? utc(value) : undefined;
    if (time !== undefined) return { is: time };
    const expected = 'a number, or a day or time such as 2027-01-31';
    const message = `found ${JSON.stringify(value)?.slice(0, 60)}, expected ${expected}`;
    return { fault: { code: 'policy/wrong-type', message, expected, hint: `write ${expected}` } };
  });
}

/** '2027-01-31', or '2027-01-31T11:00:00.000Z'; undefined when there is no such time. */
function utc(text: string): string | undefined {
  const [, day, time, offset = 'Z'] = written.exec(text) ?? [];
  if (day === undefined) return undefined;
  const at = new Date(`${day}T${time ?? '00:00'}${offset}`);
  const isDay = !Number.isNaN(at.getTime()) && new Date(`${day}T00:00Z`).toISOString().startsWith(day);
  if (!isDay) return undefined;
  return time === undefined ? day : at.toISOString();
}
