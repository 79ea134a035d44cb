// The values that a policy's limits are written in, each with its unit: zod schemas that also describe themselves.
import { z } from 'zod';
import type { PolicyCode } from '../errors/codes.ts';
import { found } from '../source/found.ts';

/** Why a value is not what the policy needs; the problem that the user reads is made of it. */
export interface Fault {
  readonly code: PolicyCode;
  readonly message: string;
  readonly hint?: string;
  /** The kind of value that was expected, when the found one is of another kind altogether. */
  readonly expected?: string;
}

/** A schema's own JSON Schema: type, pattern, bounds and description. */
export type JsonSchemaPart = Readonly<Record<string, unknown>> & { readonly description: string };

/** What was read, or why it could not be. */
export type Reading<T> = { readonly is: T } | { readonly fault: Fault };

/** A schema for one written value. `read` gives the value or the fault; `json` is its part of the published JSON Schema. */
export function literal<T>(json: JsonSchemaPart, read: (value: unknown) => Reading<T>): z.ZodType<T> {
  return z
    .unknown()
    .transform((value, context): T => {
      const result = read(value);
      if ('is' in result) return result.is;
      const { message, ...params } = result.fault;
      context.issues.push({ code: 'custom', message, params, input: value });
      return z.NEVER;
    })
    .meta(json);
}

/** The fault of a value of the wrong kind, such as a text instead of a number. */
export const wrongType = (value: unknown, expected: string, hint?: string): { fault: Fault } => ({
  fault: {
    code: 'policy/wrong-type',
    message: `found ${found(value)}, expected ${expected}`,
    expected,
    hint: hint ?? `write ${expected}`,
  },
});

export const outOfRange = (value: unknown, expected: string, hint: string): { fault: Fault } => ({
  fault: { code: 'policy/out-of-range', message: `found ${found(value)}, expected ${expected}`, hint },
});

const unitText = /^([+-]?(?:\d+\.?\d*|\.\d+)) ?(%|pt|[a-z]{1,3})$/i;
const numberText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Moves the decimal point in the text of a number, so that 0.7pt is exactly the double 0.007 and not its neighbour. */
function shifted(decimal: string | number, places: number): number {
  return Number(`${decimal}e${places}`);
}

interface Unit {
  readonly sign: 'pt' | '%';
  /** 'a difference in points, such as 1pt'. */
  readonly expected: string;
  readonly max: number;
  readonly description: string;
}

function hundredths(unit: Unit): z.ZodType<number> {
  const json = { type: 'string', pattern: `^\\+?(\\d+\\.?\\d*|\\.\\d+) ?${unit.sign}$`, description: unit.description };
  return literal(json, (value) => {
    if (typeof value === 'number') return { fault: missingUnit(value, unit) };
    const match = typeof value === 'string' ? unitText.exec(value) : null;
    if (match === null) {
      const bare = typeof value === 'string' && numberText.test(value);
      return bare ? { fault: missingUnit(Number(value), unit) } : wrongType(value, unit.expected);
    }
    const [, decimal = '', sign = ''] = match;
    if (sign !== unit.sign) return { fault: wrongUnit(value, unit.expected, `write ${decimal}${unit.sign}`) };
    const is = shifted(decimal, -2);
    if (is < 0 || is > unit.max)
      return outOfRange(value, `0${unit.sign} to ${shifted(unit.max, 2)}${unit.sign}`, 'change the number');
    return { is };
  });
}

function missingUnit(value: number, unit: Unit): Fault {
  const asIs = `${value}${unit.sign}`;
  const scaled = `${shifted(value, 2)}${unit.sign}`;
  const hint = value > 0 && value < 1 ? `write ${scaled}, or ${asIs} if that is what you mean` : `write ${asIs}`;
  return {
    code: 'policy/missing-unit',
    message: `found ${found(value)} without a unit, expected ${unit.expected}`,
    hint,
  };
}

function wrongUnit(value: unknown, expected: string, hint: string): Fault {
  return { code: 'policy/wrong-unit', message: `found ${found(value)}, expected ${expected}`, hint };
}

/** A difference of rates in percentage points: '1pt' is 0.01. At most 100pt. */
export const points: z.ZodType<number> = hundredths({
  sign: 'pt',
  expected: 'a difference in points, such as 1pt',
  max: 1,
  description: 'A difference of rates in percentage points, such as 1pt (0.01).',
});

/** A share of a whole: '6%' is 0.06. At most 100%. */
export const share: z.ZodType<number> = hundredths({
  sign: '%',
  expected: 'a share, such as 6%',
  max: 1,
  description: 'A share of a whole, such as 6% (0.06).',
});

/** A change relative to what it is compared with: '5%' is 0.05. At most 1000%. */
export const relative: z.ZodType<number> = hundredths({
  sign: '%',
  expected: 'a relative change, such as 5%',
  max: 10,
  description: 'A change relative to the value it is compared with, such as 5% (0.05).',
});

export interface NumberRange {
  /** Both bounds are allowed; leave one out, or give ±Infinity, where there is none. */
  readonly min?: number;
  readonly max?: number;
  readonly description: string;
}

/** A number on its own scale, without a unit. */
export function number(range: NumberRange): z.ZodType<number> {
  const { min = -Infinity, max = Infinity, description } = range;
  const json = {
    type: 'number',
    description,
    ...(Number.isFinite(min) && { minimum: min }),
    ...(Number.isFinite(max) && { maximum: max }),
  };
  return literal(json, (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return notANumber(value, min, max);
    if (value < min || value > max) return outOfRange(value, between(min, max), scaleHint(value, min, max));
    return { is: value };
  });
}

function between(min: number, max: number): string {
  if (max === Infinity) return min === -Infinity ? 'a number' : `a number of at least ${min}`;
  return min === -Infinity ? `a number of at most ${max}` : `a number from ${min} to ${max}`;
}

/** The hint for a rate that was written as a percentage: 84 for 0.84. */
function scaleHint(value: number, min: number, max: number): string {
  const fraction = shifted(value, -2);
  return max === 1 && min >= -1 && value > 1 && value <= 100 ? `write ${fraction}` : 'change the number';
}

function notANumber(value: unknown, min: number, max: number): { fault: Fault } {
  const expected = between(min, max);
  if (typeof value !== 'string') return wrongType(value, expected);
  if (numberText.test(value)) return wrongType(value, expected, `write ${Number(value)}, without quotes`);
  const match = unitText.exec(value);
  if (match === null) return wrongType(value, expected);
  const [, decimal = '', sign = ''] = match;
  const scaled = [sign === '%' || sign === 'pt' ? shifted(decimal, -2) : Number(decimal), Number(decimal)];
  const plain = scaled.find((n) => n >= min && n <= max) ?? scaled[0];
  return { fault: wrongUnit(value, `${expected}, without a unit`, `write ${plain}`) };
}

/** A count: a whole number, without a unit. */
export function count(range: NumberRange): z.ZodType<number> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, description } = range;
  const json = { type: 'integer', minimum: min, ...(range.max !== undefined && { maximum: max }), description };
  const expected =
    range.max === undefined ? `a whole number of at least ${min}` : `a whole number from ${min} to ${max}`;
  return literal(json, (value) => {
    if (typeof value === 'string' && unitText.test(value))
      return { fault: wrongUnit(value, `${expected}, without a unit`, 'write how many there are') };
    if (typeof value !== 'number') return wrongType(value, expected);
    if (!Number.isSafeInteger(value)) return outOfRange(value, expected, `write ${Math.round(value)}`);
    return value < min || value > max ? outOfRange(value, expected, 'change the number') : { is: value };
  });
}

/** A name as data spells it: a column, a label, a class. Numbers, true and false stand for their text. */
export function text(description: string): z.ZodType<string> {
  return literal({ type: ['string', 'number', 'boolean'], pattern: '\\S', description }, asText);
}

/** A value as data holds it: as `text`, but it may be blank, since a column's values may be. */
export function anyText(description: string): z.ZodType<string> {
  const json = { type: ['string', 'number', 'boolean'], description } as const;
  return literal(json, (written) => (typeof written === 'string' ? { is: written } : asText(written)));
}

/** What stands for a missing value in a field of text: nothing that would end the field. */
export function missingMarker(description: string): z.ZodType<string> {
  const json = {
    type: ['string', 'number', 'boolean'],
    pattern: '^[^,;|\\t"\\r\\n]*\\S[^,;|\\t"\\r\\n]*$',
    description,
  };
  return literal(json, (value) => {
    const read = asText(value);
    if ('fault' in read || !/[,;|\t"\r\n]/.test(read.is)) return read;
    return outOfRange(
      value,
      'text without quotes, delimiters or line ends',
      'write the field as it stands between delimiters',
    );
  });
}

function asText(value: unknown): Reading<string> {
  if (typeof value === 'boolean') return { is: String(value) };
  if (typeof value === 'number') return numberAsText(value);
  if (typeof value !== 'string') return wrongType(value, 'text');
  return value.trim() === '' ? outOfRange(value, 'text that is not empty', 'write the text') : { is: value };
}

function numberAsText(value: number): Reading<string> {
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return wrongType(value, 'text', 'put the number in quotes, it is too long to be read exactly');
  return { is: String(value) };
}

/** One of a few words. */
export function oneOf<const W extends string>(words: readonly W[], description: string): z.ZodType<W> {
  const expected = words.length === 1 ? words[0]! : `one of ${words.join(', ')}`;
  return literal({ enum: words, description }, (value) => {
    const is = words.find((word) => word === value);
    if (is !== undefined) return { is };
    if (typeof value !== 'string') return wrongType(value, expected);
    const near = words.find((word) => word.startsWith(value.slice(0, 2).toLowerCase()));
    return outOfRange(value, expected, `write ${near ?? words.join(' or ')}`);
  });
}

/** '1 point', '0.5 points'. */
export function pointsInWords(value: number): string {
  const n = Number(shifted(value, 2).toPrecision(12));
  return `${n} ${n === 1 ? 'point' : 'points'}`;
}

/** '6 %'. */
export function shareInWords(value: number): string {
  return `${Number(shifted(value, 2).toPrecision(12))} %`;
}
