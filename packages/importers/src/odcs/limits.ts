// Limits of values: minimum, maximum, their exclusive forms, multipleOf, and the width of integers.
import type { Node } from '@modelgate/core/source';
import { scalar, type Demanded } from '../section.ts';
import { labelOf, ofNumbers, underColumn, valueOf, violating, type Column } from './column.ts';
import { utc } from './moment.ts';
import type { Option } from './option.ts';
import { aNumber, aText, problem, skip, take, trueOrFalse, type Found } from './reading.ts';

type Side = 'min' | 'max';

/** minimum, maximum: the end is allowed, unless v3.0's `exclusiveMinimum: true` excludes it. */
export function limit(side: Side): (option: Option) => readonly Demanded[] {
  return (option) => {
    const value = valueIn(option);
    return value === undefined ? [] : limited(option.column, side, value, excludesItsEnd(option, side));
  };
}

/** exclusiveMinimum, exclusiveMaximum: limits with a value of their own since v3.1. */
export function exclusive(side: Side): (option: Option) => readonly Demanded[] {
  return (option) => {
    const { options, key, reading } = option;
    if (reading.version === '3.0' && isBoolean(options.entries.get(key)?.value)) return besideALimit(option, side);
    const value = valueIn(option);
    return value === undefined ? [] : limited(option.column, side, value, true);
  };
}

const isBoolean = (node: Node | undefined): boolean => node?.kind === 'scalar' && typeof node.value === 'boolean';

const limitKeys = { min: ['minimum', 'exclusiveMinimum'], max: ['maximum', 'exclusiveMaximum'] } as const;

function excludesItsEnd({ options, reading }: Option, side: Side): boolean {
  const key = limitKeys[side][1];
  if (reading.version !== '3.0' || !isBoolean(options.entries.get(key)?.value)) return false;
  return take(options, key, trueOrFalse, reading)?.is === true;
}

/** v3.0's true or false, which only qualifies the limit beside it. */
function besideALimit({ options, key, reading }: Option, side: Side): readonly Demanded[] {
  const [other] = limitKeys[side];
  const flag = take(options, key, trueOrFalse, reading);
  if (flag?.is === true && !options.entries.has(other))
    problem(reading, 'policy/missing-key', flag.keyAt, `${key} is true without ${other}`, `add ${other}`);
  return [];
}

function valueIn({ column, options, key, what, reading }: Option): Found<number | string> | undefined {
  if (isNumeric(column, options.entries.get(key)?.value)) return take(options, key, aNumber, reading);
  const value = take(options, key, aText, reading);
  if (value === undefined || momentOf(column, value.is) !== undefined) return value;
  skip(reading, `${what}.${key}`, value.keyAt, 'it is not a day or time as ISO 8601 writes it');
  return undefined;
}

/** Whether a limit is numeric; without a logical type its own value decides. */
function isNumeric({ type }: Column, value: Node | undefined): boolean {
  if (type !== undefined) return type === 'integer' || type === 'number';
  return value?.kind === 'scalar' && typeof value.value === 'number';
}

/** SQL of a day or a time; undefined for other text. */
function momentOf({ type }: Column, text: string): string | undefined {
  if (type === 'time')
    return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$/.test(text) ? `cast('${text}' as time)` : undefined;
  const moment = utc(text);
  return moment && `cast('${moment}' as timestamp)`;
}

const words = {
  min: { key: 'min', open: 'more than', closed: 'at least', lies: '<' },
  max: { key: 'max', open: 'less than', closed: 'at most', lies: '>' },
} as const;

function limited(
  column: Column,
  side: Side,
  { is, at, keyAt }: Found<number | string>,
  open: boolean,
): readonly Demanded[] {
  const { key, lies, ...say } = words[side];
  const end = typeof is === 'number' ? String(is) : momentOf(column, is)!;
  const name = `${labelOf(column)}: ${open ? say.open : say.closed} ${is}`;
  const sql = ofNumbers(column, `${valueOf(column)} ${lies}${open ? '=' : ''} ${end}`);
  const violation = { name, sql, keyAt };
  const value = open ? closedEnd(column, side, is) : is;
  // The policy's min and max include their ends, and cannot express times of day.
  if (value === undefined || column.type === 'time') return [violating(violation)];
  return [underColumn(column, [key], scalar(value, at), violation)];
}

/** The limit as an inclusive end; for whole numbers the nearest allowed one. */
function closedEnd({ type }: Column, side: Side, end: number | string): number | undefined {
  if (type !== 'integer' || typeof end !== 'number') return undefined;
  const value = side === 'min' ? Math.floor(end) + 1 : Math.ceil(end) - 1;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Demands that every value is a multiple of the number, as in JSON Schema; quotients of floating point are compared up to their precision. */
export function multipleOf({ column, key, options, reading }: Option): readonly Demanded[] {
  const of = take(options, key, aNumber, reading);
  if (of === undefined) return [];
  if (of.is <= 0) {
    problem(reading, 'policy/out-of-range', of.at, `multipleOf is ${of.is}, expected a number above 0`, 'change it');
    return [];
  }
  const value = valueOf(column);
  const quotient = `${value} / ${of.is}`;
  const sql =
    column.type === 'integer' && Number.isSafeInteger(of.is)
      ? `${value} % ${of.is} <> 0`
      : ofNumbers(column, `abs(${quotient} - round(${quotient})) > greatest(1e-9, 4e-16 * abs(${quotient}))`);
  return [violating({ name: `${labelOf(column)}: a multiple of ${of.is}`, sql, keyAt: of.keyAt })];
}

const widths = [8, 16, 32, 64] as const;

/** i8 … i64, u8 … u64: the range of integers of this width. */
export function width({ column, key, options, what, reading }: Option): readonly Demanded[] {
  const format = take(options, key, aText, reading);
  const bits = widths.find((n) => format?.is === `i${n}` || format?.is === `u${n}`);
  if (format === undefined) return [];
  if (bits === undefined) {
    skip(reading, `${what}.${key}`, format.keyAt, 'no width that a column here could break', 'none');
    return [];
  }
  const signed = format.is.startsWith('i');
  const [low, high] = signed ? [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n] : [0n, 2n ** BigInt(bits) - 1n];
  const value = valueOf(column);
  const name = `${labelOf(column)}: within ${format.is}`;
  return [violating({ name, sql: `${value} < ${low} or ${value} > ${high}`, keyAt: format.keyAt })];
}
