// Python literals, strictly: what ast.literal_eval takes of texts, integers, booleans, None, tuples, lists and dicts.
import { BrokenError } from '../scan/reader.ts';
import { pythonEscapes } from '../pickle/text.ts';

export type Literal = string | number | boolean | null | readonly Literal[] | ReadonlyMap<string, Literal>;

/** No array has deeper ones. */
const DEEPEST = 32;

const token =
  /\s*(?:([()[\]{},:])|(\d+)L?(?!\w)|(True|False|None)(?!\w)|[ub]?'((?:[^'\\\n]|\\.)*)'|[ub]?"((?:[^"\\\n]|\\.)*)")/y;

/** Throws BrokenError for anything else, and for what follows the literal. */
export function parseLiteral(text: string): Literal {
  const tokens = tokensOf(text);
  const reading = { tokens, at: 0 };
  const value = valueOf(reading, 0);
  if (reading.at < tokens.length) throw new BrokenError('something follows the literal of its header');
  return value;
}

type Token = { readonly sign: string } | { readonly value: string | number | boolean | null };

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const match = token.exec(text);
    if (match === null) throw new BrokenError('its header is no Python literal');
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf([, sign, digits, word, single, double]: RegExpExecArray): Token {
  if (sign !== undefined) return { sign };
  if (digits !== undefined) return { value: Number(digits) };
  if (word !== undefined) return { value: word === 'None' ? null : word === 'True' };
  return { value: pythonEscapes(single ?? double ?? '') };
}

interface Reading {
  readonly tokens: readonly Token[];
  at: number;
}

const broken = (): BrokenError => new BrokenError('its header is no Python literal');

function valueOf(reading: Reading, depth: number): Literal {
  const next = reading.tokens[reading.at++];
  if (next === undefined || depth > DEEPEST) throw broken();
  if ('value' in next) return next.value;
  if (next.sign === '(') return sequence(reading, ')', depth);
  if (next.sign === '[') return sequence(reading, ']', depth);
  if (next.sign === '{') return dict(reading, depth);
  throw broken();
}

const isSign = (reading: Reading, sign: string): boolean => {
  const next = reading.tokens[reading.at];
  return next !== undefined && 'sign' in next && next.sign === sign;
};

function expectSign(reading: Reading, sign: string): void {
  if (!isSign(reading, sign)) throw broken();
  reading.at += 1;
}

/** Items up to the closing sign; one in brackets without a comma is itself, as in Python. */
function sequence(reading: Reading, close: ')' | ']', depth: number): Literal {
  const items: Literal[] = [];
  let comma = false;
  while (!isSign(reading, close)) {
    if (items.length > 0 && !comma) throw broken();
    items.push(valueOf(reading, depth + 1));
    comma = isSign(reading, ',');
    if (comma) reading.at += 1;
  }
  reading.at += 1;
  return close === ')' && items.length === 1 && !comma ? items[0]! : items;
}

function dict(reading: Reading, depth: number): Literal {
  const items = new Map<string, Literal>();
  while (!isSign(reading, '}')) {
    const key = valueOf(reading, depth + 1);
    if (typeof key !== 'string' || items.has(key)) throw broken();
    expectSign(reading, ':');
    items.set(key, valueOf(reading, depth + 1));
    if (!isSign(reading, '}')) expectSign(reading, ',');
  }
  reading.at += 1;
  return items;
}
