// Options of texts: pattern and format.
import { scalar, type Demanded } from '../section.ts';
import { labelOf, underColumn, valueOf, violating, type Column } from './column.ts';
import type { Option } from './option.ts';
import { isExpression, matching, toRe2 } from './patterns.ts';
import { aText, problem, skip, take, type Found } from './reading.ts';

/** pattern: a regular expression of ECMA-262 that must match some part of the text. */
export function pattern({ column, key, options, what, reading }: Option): readonly Demanded[] {
  const written = take(options, key, aText, reading);
  const re2 = written && expressionFor(written, `${what}.${key}`, reading);
  return re2 === undefined ? [] : [alike(column, { ...written!, is: re2 }, 'its pattern')];
}

/** The expression in RE2's syntax; undefined, with a problem or listed as not evaluated, where there is none. */
export function expressionFor(written: Found<string>, what: string, reading: Option['reading']): string | undefined {
  if (!isExpression(written.is)) {
    const message = 'the pattern is not a regular expression of ECMA-262';
    problem(reading, 'policy/out-of-range', written.at, message, 'see that brackets and escapes agree');
    return undefined;
  }
  const translated = toRe2(written.is);
  if ('re2' in translated) return translated.re2;
  skip(reading, what, written.keyAt, `the pattern has ${translated.refused}, which RE2 does not run`);
  return undefined;
}

function alike(column: Column, { is, at, keyAt }: Found<string>, like: string): Demanded {
  const sql = `not ${matching(valueOf(column), is)}`;
  const violation = { name: `${labelOf(column)}: like ${like}`, sql, keyAt };
  // A policy cannot write an empty pattern.
  return is.trim() === '' ? violating(violation) : underColumn(column, ['matches'], scalar(is, at), violation);
}

const label = '[0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?';
const octet = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';

/** Formats whose grammar can be written as a regular expression. */
export const formats: Readonly<Record<string, string>> = {
  // RFC 9562, 4
  uuid: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$',
  // HTML Living Standard, "valid e-mail address"
  email: `^[0-9A-Za-z.!#$%&'*+/=?^_\`{|}~-]+@${label}(\\.${label})*$`,
  // RFC 1123, 2.1
  hostname: `^${label}(\\.${label})*$`,
  // RFC 3986, 3.2.2
  ipv4: `^${octet}(\\.${octet}){3}$`,
  // RFC 3986, 3.1: a scheme, and no space anywhere
  uri: '^[A-Za-z][A-Za-z0-9+.-]*:\\S*$',
  // RFC 4648, 4
  byte: '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
};

/** format. The standard does not fix the formats; unknown ones are listed as not evaluated. */
export function format({ column, key, options, what, reading }: Option): readonly Demanded[] {
  const written = take(options, key, aText, reading);
  if (written === undefined) return [];
  const expression = Object.hasOwn(formats, written.is) ? formats[written.is] : undefined;
  if (expression !== undefined) return [alike(column, { ...written, is: expression }, `a ${written.is}`)];
  skip(reading, `${what}.${key}`, written.keyAt, `a format beyond ${Object.keys(formats).join(', ')}`);
  return [];
}
