// Contracts have regular expressions of ECMA-262, DuckDB those of RE2. Most mean the same; the others are translated or refused.
import { countText, isWholeText, literalText } from '@modelgate/core';

/** The expression for RE2, or why it has none. */
export type Translated = { readonly re2: string } | { readonly refused: string };

/** Whether the pattern is a valid expression of ECMA-262. */
export function isExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

interface Piece {
  readonly text: string;
  readonly length: number;
}

type Step = Piece | { readonly refused: string };

/**
 * A valid ECMA-262 expression in RE2's syntax. Two differences remain: in RE2 `.` stops only at a newline, and `\s \w \b` know only
 * ASCII.
 */
export function toRe2(pattern: string): Translated {
  let re2 = '';
  let inClass = false;
  for (let at = 0; at < pattern.length;) {
    const step = inClass ? stepInClass(pattern, at) : stepOutside(pattern, at);
    if ('refused' in step) return step;
    re2 += step.text;
    if (pattern[at] === '[' && !pattern.startsWith('[^]', at)) inClass = true;
    else if (pattern[at] === ']') inClass = false;
    at += step.length;
  }
  return { re2 };
}

function stepInClass(pattern: string, at: number): Step {
  const char = pattern[at]!;
  if (char === '\\') return escaped(pattern, at, true);
  return { text: char === '[' ? '\\[' : char, length: 1 };
}

function stepOutside(pattern: string, at: number): Step {
  const char = pattern[at]!;
  if (char === '\\') return escaped(pattern, at, false);
  if (pattern.startsWith('[^]', at)) return { text: '[\\x{0}-\\x{10ffff}]', length: 3 };
  if (pattern.startsWith('[]', at)) return { refused: 'an empty class, which matches nothing' };
  if (pattern.startsWith('(?', at)) return group(pattern.slice(at, at + 100));
  const [, low = '0', high = '0'] = /^\{(\d+)(?:,(\d*))?\}/.exec(pattern.slice(at, at + 40)) ?? [];
  if (Number(low) > MOST_REPEATS || Number(high) > MOST_REPEATS)
    return { refused: `a repetition of more than ${countText(MOST_REPEATS)}` };
  return { text: char, length: 1 };
}

const MOST_REPEATS = 1000;

function group(rest: string): Step {
  if (/^\(\?[=!]/.test(rest)) return { refused: 'a look-ahead' };
  if (/^\(\?<[=!]/.test(rest)) return { refused: 'a look-behind' };
  if (rest.startsWith('(?:')) return { text: '(?:', length: 3 };
  const name = /^\(\?<[^>]*>/.exec(rest)?.[0];
  return name === undefined ? { refused: 'a group with flags' } : { text: '(?:', length: name.length };
}

function escaped(pattern: string, at: number, inClass: boolean): Step {
  const char = pattern[at + 1]!;
  const rest = pattern.slice(at, at + 8);
  if (/[1-9k]/.test(char)) return { refused: 'a reference to a group' };
  if (char === 'u') return codeUnit(rest);
  if (char === 'b' && inClass) return { text: '\\x08', length: 2 };
  if (/^\\(x[0-9A-Fa-f]{2}|[pP]\{[A-Z][a-z]?\}|[dDwWsSbBfnrtv])/.test(rest)) return { text: `\\${char}`, length: 2 };
  if (/[0cxpP]/.test(char)) return { refused: `an escape \\${char} that RE2 reads in another way` };
  // In ECMA-262 any other escaped character stands for itself; RE2 allows the backslash only before punctuation.
  return { text: /[!-/:-@[-`{-~]/.test(char) ? `\\${char}` : char, length: 2 };
}

function codeUnit(rest: string): Step {
  const hex = /^\\u([0-9A-Fa-f]{4})/.exec(rest)?.[1];
  if (hex === undefined) return { refused: 'an escape \\u without four digits' };
  return /^d[89a-f]/i.test(hex) ? { refused: 'half of a surrogate pair' } : { text: `\\x{${hex}}`, length: 6 };
}

/** SQL that tests whether some part of a text (itself SQL) matches an expression of RE2. */
export function matching(text: string, re2: string): string {
  return `${isWholeText(re2) ? 'regexp_full_match' : 'regexp_matches'}(${text}, ${literalText(re2)})`;
}
