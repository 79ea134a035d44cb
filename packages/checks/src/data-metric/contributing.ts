// How many rows an aggregate of the policy is made from: the mean of a column in which one row has a value is that value.
import { sqlTokens } from '@modelgate/core';

/** Aggregates to which a row with 0 adds nothing. */
const OF_NUMBERS = new Set(
  'avg kurtosis kurtosis_pop mean skewness stddev stddev_pop stddev_samp sum var_pop var_samp variance'.split(' '),
);
/** Aggregates of all rows in which no argument is missing. */
const OF_PRESENT = new Set('bool_and corr count covar_pop covar_samp entropy'.split(' '));
/** Aggregates of rows for which a condition is true. */
const OF_TRUE = new Set(['bool_or', 'count_if']);

/**
 * For each aggregate in the expression a condition for the rows that contribute to it. undefined: the expression cannot be taken apart, so nobody
 * knows. What comes out is a text of the policy like any other: the engine's allowlist has to check it.
 */
export function contributing(expression: string): readonly string[] | undefined {
  const tokens = sqlTokens(expression);
  if (tokens === undefined || /--|\/\*/.test(expression)) return undefined;
  const conditions: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const called = (tokens[at] ?? '').replace(/^"(.*)"$/, '$1').toLowerCase();
    const opening = solidAfter(tokens, at);
    if (!isKnown(called) || tokens[opening] !== '(') continue;
    const inside = within(tokens, opening);
    if (inside === undefined) return undefined;
    at = opening + inside.length + 1;
    const filter = filterAfter(tokens, at);
    const condition = conditionOf(called, argumentsIn(inside));
    if (condition !== undefined || filter !== undefined)
      conditions.push([condition ?? 'true', ...(filter === undefined ? [] : [`(${filter})`])].join(' and '));
  }
  return conditions;
}

function isKnown(name: string): boolean {
  return OF_NUMBERS.has(name) || OF_PRESENT.has(name) || OF_TRUE.has(name);
}

/** undefined: all rows contribute, as to count(*). */
function conditionOf(called: string, given: readonly string[]): string | undefined {
  if (given.length === 0 || given[0] === '*') return undefined;
  if (OF_TRUE.has(called)) return `(${given[0]})`;
  return given.map((one) => (OF_NUMBERS.has(called) ? `(${one}) <> 0` : `(${one}) is not null`)).join(' and ');
}

/** The place of the next token that is not blank. */
function solidAfter(tokens: readonly string[], at: number): number {
  const next = tokens.findIndex((token, i) => i > at && token.trim() !== '');
  return next < 0 ? tokens.length : next;
}

/** What stands between a bracket and the one that closes it. */
function within(tokens: readonly string[], opening: number): readonly string[] | undefined {
  let depth = 0;
  for (let at = opening; at < tokens.length; at++) {
    if ('([{'.includes(tokens[at]!)) depth++;
    if (')]}'.includes(tokens[at]!) && --depth === 0) return tokens.slice(opening + 1, at);
  }
  return undefined;
}

function argumentsIn(inside: readonly string[]): readonly string[] {
  const given = [''];
  let depth = 0;
  for (const token of inside) {
    if ('([{'.includes(token)) depth++;
    if (')]}'.includes(token)) depth--;
    if (token === ',' && depth === 0) given.push('');
    else given[given.length - 1] += token;
  }
  return given
    .map((one) =>
      one
        .trim()
        .replace(/^(distinct|all)\b/i, '')
        .trim(),
    )
    .filter((one) => one !== '');
}

/** The condition of `filter (where …)` after the bracket that closes an aggregate. */
function filterAfter(tokens: readonly string[], closing: number): string | undefined {
  const word = solidAfter(tokens, closing);
  if (!/^filter$/i.test(tokens[word] ?? '')) return undefined;
  const inside = within(tokens, solidAfter(tokens, word)) ?? [];
  return inside
    .join('')
    .replace(/^\s*where\b/i, '')
    .trim();
}
