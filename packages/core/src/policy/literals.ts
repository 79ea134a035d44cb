// The values that a policy is written in: zod schemas that also describe themselves. Values with a unit are in units.ts.
import { z } from 'zod';
import { literal, outOfRange, wrongType, type Fault, type Reading } from './literal.ts';
import { numberText, shifted, unitText, wrongUnit } from './units.ts';

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

/** A path as it is written; whether it is safe is checked when the policy is resolved. */
export function path(description: string): z.ZodType<string> {
  return literal({ type: 'string', description }, (value) =>
    typeof value === 'string' ? { is: value } : wrongType(value, 'a path', 'write a path of the repository'),
  );
}

/** A list with at least one entry. */
export function list<T>(item: z.ZodType<T>, description: string): z.ZodType<readonly T[]> {
  return z.array(item).min(1).meta({ description });
}
