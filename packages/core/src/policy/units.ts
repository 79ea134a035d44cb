// Shares and differences, each written with its unit: 1pt is 0.01, and so is 1%.
import type { z } from 'zod';
import { found } from '../source/found.ts';
import { literal, outOfRange, wrongType, type Fault } from './literal.ts';

/** A number with a unit, or with a word that is taken for one. */
export const unitText: RegExp = /^([+-]?(?:\d+\.?\d*|\.\d+)) ?(%|pt|[a-z]{1,3})$/i;
export const numberText: RegExp = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Moves the decimal point in the text of a number, so that 0.7pt is exactly the double 0.007 and not its neighbour. */
export function shifted(decimal: string | number, places: number): number {
  return Number(`${decimal}e${places}`);
}

interface Unit {
  readonly sign: 'pt' | '%';
  /** 'a difference in points, such as 1pt'. */
  readonly expected: string;
  readonly max: number;
  readonly description: string;
}

/** The pattern of a number that is not negative, and a sign after it. */
function patternOf(sign: Unit['sign']): string {
  return `^\\+?(\\d+\\.?\\d*|\\.\\d+) ?${sign}$`;
}

/** The pattern of a share or a relative change, for JSON Schemas of values that may be written in another way too. */
export const PERCENT: string = patternOf('%');

function hundredths(unit: Unit): z.ZodType<number> {
  const json = { type: 'string', pattern: patternOf(unit.sign), description: unit.description };
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

export function wrongUnit(value: unknown, expected: string, hint: string): Fault {
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

/** '1 point', '0.5 points'. */
export function pointsInWords(value: number): string {
  const n = Number(shifted(value, 2).toPrecision(12));
  return `${n} ${n === 1 ? 'point' : 'points'}`;
}

/** '6 %'. */
export function shareInWords(value: number): string {
  return `${Number(shifted(value, 2).toPrecision(12))} %`;
}
