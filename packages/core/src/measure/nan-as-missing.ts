// NaN is missing everywhere, so it is missing in the policy's SQL too, where DuckDB would take it for the largest number.
import type { Column } from '../ports.ts';
import { id, identifierText, sql, type Sql } from '../sql.ts';
import { isFloating } from './column-kind.ts';

/** Texts, quoted names, numbers with their exponents, names, and anything else: what stands in a text is no name of a column. */
const TOKEN =
  /[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|(\$\w*\$).*?\1|"(?:[^"]|"")*"|\d[\w.]*|[\p{L}_][\p{L}\p{M}\p{N}_$]*|\s+|./gsu;

/** Words that are never a column unless they are quoted. */
const RESERVED = new Set(
  'all and any array as asc between both case cast collate default desc distinct else end escape except exists false filter for from glob having ilike in interval is isnull leading like limit not notnull null on or order similar some symmetric table then to trailing true union unique using when where'.split(
    ' ',
  ),
);

/** Longer texts are refused by the engine, which looks at their length first; taking one apart could take minutes. */
const LONGEST = 4000;

/**
 * The expression with NaN as NULL in columns of floating point. One that asks for NaN itself, by isnan or isfinite, stays as it is. What comes out
 * is a text of the policy like any other: the engine's allowlist has to check it.
 */
export function nanAsMissing(expression: string, columns: readonly Column[]): string {
  const floating = new Map(columns.filter(isFloating).map(({ name }) => [name.toLowerCase(), name]));
  const tokens = sqlTokens(expression);
  if (tokens === undefined || floating.size === 0 || /\bis(nan|finite|inf)\b/i.test(expression)) return expression;
  const solid = tokens.filter((token) => token.trim() !== '');
  let at = -1;
  const written = tokens.map((token) => {
    if (token.trim() === '') return token;
    at++;
    const name = floating.get(nameOf(token)?.toLowerCase() ?? '');
    const isColumn = name !== undefined && isOperand(solid[at - 1], solid[at + 1]);
    return isColumn ? valueText(name) : token;
  });
  return written.join('');
}

/** Words, numbers, quoted names and texts, blanks, and single characters; undefined for a text that is too long to be accepted. */
export function sqlTokens(expression: string): readonly string[] | undefined {
  return expression.length > LONGEST ? undefined : (expression.match(TOKEN) ?? []);
}

/** A column's values, NaN as NULL. */
export function valuesOf(column: Column): Sql {
  return isFloating(column) ? { text: valueText(column.name), values: [] } : sql`${id(column.name)}`;
}

/** By isnan, which takes a third of the time of a comparison: in DuckDB's order NaN is a number. */
function valueText(name: string): string {
  const x = identifierText(name);
  return `if(isnan(${x}), null, ${x})`;
}

function nameOf(token: string): string | undefined {
  if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"');
  return /^[\p{L}_]/u.test(token) && !token.endsWith("'") && !RESERVED.has(token.toLowerCase()) ? token : undefined;
}

/** Not the name of a function or a type, the unit of an interval, or what `extract` takes. */
function isOperand(before = '', after = ''): boolean {
  return after !== '(' && !after.startsWith("'") && !/^from$/i.test(after) && !/^([\d'.:]|as$)/i.test(before);
}
