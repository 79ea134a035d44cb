// A Jinja template as tokens, by Jinja's own lexer rules with its usual delimiters. Nothing is rendered.
// https://jinja.palletsprojects.com/en/stable/templates/

export interface Token {
  /** open and close: {{ }} {% %}. mark: an operator or bracket. */
  readonly kind: 'open' | 'close' | 'name' | 'text' | 'number' | 'mark';
  /** Of a text its value, escapes decoded and neighbours joined. */
  readonly text: string;
}

export const isMark = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'mark' && token.text === text;

export interface Tokens {
  readonly tokens: readonly Token[];
  /** Why they end before the template does. */
  readonly broken?: string;
}

/** Brackets within brackets. */
const DEEPEST = 50;

const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const MARK = /\/\/|\*\*|[=!<>]=|[-+*/%~|.,:()[\]{}<>=]/y;
const SPACE = /\s+/y;
const COMMENT_END = /#\}/g;
const RAW = /[-+]?\s*raw\s*[-+]?%\}/y;
const RAW_END = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;

interface Reading {
  readonly template: string;
  readonly tokens: Token[];
  at: number;
}

/** Cuts a template; an unclosed tag, text or bracket breaks it, as it would Jinja. */
export function tokensOf(template: string): Tokens {
  const reading: Reading = { template, tokens: [], at: 0 };
  for (let tag = nextTag(reading); tag !== undefined; tag = nextTag(reading)) {
    const broken = readTag(reading, tag);
    if (broken !== undefined) return { tokens: reading.tokens, broken };
  }
  return { tokens: reading.tokens };
}

/** Goes behind the next opening. */
function nextTag(reading: Reading): string | undefined {
  const { template } = reading;
  for (let at = template.indexOf('{', reading.at); at >= 0; at = template.indexOf('{', at + 1)) {
    reading.at = at + 2;
    if ('{%#'.includes(template[at + 1] ?? ' ')) return template.slice(at, at + 2);
  }
  return undefined;
}

function readTag(reading: Reading, opening: string): string | undefined {
  if (opening === '{#') return pass(reading, COMMENT_END) ? undefined : 'a comment has no end';
  if (opening === '{%' && matched(reading, RAW) !== undefined)
    return pass(reading, RAW_END) ? undefined : 'a raw block has no end';
  return readExpression(reading, opening, opening === '{{' ? '}}' : '%}');
}

function pass(reading: Reading, end: RegExp): boolean {
  end.lastIndex = reading.at;
  const found = end.test(reading.template);
  if (found) reading.at = end.lastIndex;
  return found;
}

/** From behind the opening to behind the closing; the reason where there is none. */
function readExpression(reading: Reading, opening: string, closing: string): string | undefined {
  const { template, tokens } = reading;
  const brackets: string[] = [];
  tokens.push({ kind: 'open', text: opening });
  if ('-+'.includes(template[reading.at] ?? ' ')) reading.at += 1;
  for (;;) {
    matched(reading, SPACE);
    if (reading.at >= template.length) return 'a tag has no end';
    if (brackets.length === 0 && closes(reading, closing)) {
      tokens.push({ kind: 'close', text: closing });
      return undefined;
    }
    const broken = readToken(reading, brackets);
    if (broken !== undefined) return broken;
  }
}

function closes(reading: Reading, closing: string): boolean {
  const { template, at } = reading;
  const signed = '-+'.includes(template[at]!) && template.startsWith(closing, at + 1);
  if (!signed && !template.startsWith(closing, at)) return false;
  reading.at += signed ? 3 : 2;
  return true;
}

function readToken(reading: Reading, brackets: string[]): string | undefined {
  const { tokens } = reading;
  const c = reading.template[reading.at]!;
  if (c === "'" || c === '"') return readText(reading, c);
  for (const [kind, pattern] of [
    ['name', NAME],
    ['number', NUMBER],
    ['mark', MARK],
  ] as const) {
    const text = matched(reading, pattern);
    if (text === undefined) continue;
    tokens.push({ kind, text });
    return kind === 'mark' ? balance(brackets, text) : undefined;
  }
  return `an expression has a ${JSON.stringify(c)} in it`;
}

function balance(brackets: string[], mark: string): string | undefined {
  if ('([{'.includes(mark) && brackets.push(mark) > DEEPEST) return `brackets are nested more than ${DEEPEST} deep`;
  if (')]}'.includes(mark) && '([{'.indexOf(brackets.pop() ?? ' ') !== ')]}'.indexOf(mark))
    return 'brackets do not match';
  return undefined;
}

function readText(reading: Reading, quote: string): string | undefined {
  const { template, tokens } = reading;
  const first = ++reading.at;
  while (reading.at < template.length && template[reading.at] !== quote)
    reading.at += template[reading.at] === '\\' ? 2 : 1;
  if (reading.at >= template.length) return 'a text has no end';
  const text = decoded(template.slice(first, reading.at++));
  // Texts beside each other are one, as in Python.
  const before = tokens.at(-1)?.kind === 'text' ? tokens.pop()!.text : '';
  tokens.push({ kind: 'text', text: before + text });
  return undefined;
}

function matched(reading: Reading, pattern: RegExp): string | undefined {
  pattern.lastIndex = reading.at;
  const [found] = pattern.exec(reading.template) ?? [];
  if (found !== undefined) reading.at += found.length;
  return found;
}

const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|N\{[^}]{0,80}\}|([0-7]{1,3})|([^]))/gi;
const LETTERS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

/** Python's escapes. A character by its name is read as what it is used for here: an underscore that should not be seen. */
function decoded(raw: string): string {
  return raw.replace(ESCAPE, (all, x?: string, u?: string, wide?: string, octal?: string, letter?: string) => {
    const hex = x ?? u ?? wide;
    if (hex !== undefined) return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex, 16)));
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    if (letter === undefined) return '__';
    return LETTERS[letter] ?? (letter === '\n' ? '' : /[\\'"]/.test(letter) ? letter : all);
  });
}
