// A Jinja template as tokens, by Jinja's own lexer rules with its usual delimiters. Nothing is rendered.
// https://jinja.palletsprojects.com/en/stable/templates/

export interface Token {
  /** open and close: {{ }} {% %}. mark: an operator or bracket. */
  readonly kind: 'open' | 'close' | 'name' | 'text' | 'number' | 'mark';
  /** Of a text its value, escapes decoded and neighbours joined. */
  readonly text: string;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** Why they end before the template does. */
  readonly broken?: string;
}

/** Brackets within brackets. */
const DEEPEST = 50;

const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const RAW = /[-+]?\s*raw\s*[-+]?%\}/y;
const END_RAW = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;
const MARK = /\/\/|\*\*|[=!<>]=|[-+*/%~|.,:()[\]{}<>=]/y;

/** Cuts a template; an unclosed tag, text or bracket breaks it, as it would Jinja. */
export function tokensOf(template: string): Tokens {
  const tokens: Token[] = [];
  let at = 0;
  while (at < template.length) {
    const tag = nextTag(template, at);
    if (tag < 0) break;
    const opening = template.slice(tag, tag + 2);
    at = tag + 2;
    let broken: string | undefined;
    if (opening === '{#') broken = passComment();
    else if (opening === '{%' && matched(RAW)) broken = passRaw();
    else broken = readTag(opening);
    if (broken !== undefined) return { tokens, broken };
  }
  return { tokens };

  function passComment(): string | undefined {
    const end = template.indexOf('#}', at);
    if (end < 0) return 'a comment has no end';
    at = end + 2;
    return undefined;
  }

  function passRaw(): string | undefined {
    END_RAW.lastIndex = at;
    const end = END_RAW.exec(template);
    if (!end) return 'a raw block has no end';
    at = END_RAW.lastIndex;
    return undefined;
  }

  /** From behind the opening to behind the closing. */
  function readTag(opening: string): string | undefined {
    const closing = opening === '{{' ? '}}' : '%}';
    const brackets: string[] = [];
    tokens.push({ kind: 'open', text: opening });
    if ('-+'.includes(template[at] ?? ' ')) at += 1;
    for (;;) {
      while (/\s/.test(template[at] ?? '')) at += 1;
      if (at >= template.length) return 'a tag has no end';
      if (brackets.length === 0 && closes(closing)) {
        tokens.push({ kind: 'close', text: closing });
        return undefined;
      }
      const broken = readToken(brackets);
      if (broken !== undefined) return broken;
    }
  }

  function closes(closing: string): boolean {
    const signed = '-+'.includes(template[at]!) && template.startsWith(closing, at + 1);
    if (!signed && !template.startsWith(closing, at)) return false;
    at += signed ? 3 : 2;
    return true;
  }

  function readToken(brackets: string[]): string | undefined {
    const c = template[at]!;
    if (c === "'" || c === '"') return readText(c);
    const name = matched(NAME);
    if (name !== undefined) return push('name', name);
    const number = matched(NUMBER);
    if (number !== undefined) return push('number', number);
    const mark = matched(MARK);
    if (mark === undefined) return `an expression has a ${JSON.stringify(c)} in it`;
    if ('([{'.includes(mark) && brackets.push(mark) > DEEPEST) return `brackets are nested more than ${DEEPEST} deep`;
    if (')]}'.includes(mark) && '([{'.indexOf(brackets.pop() ?? ' ') !== ')]}'.indexOf(mark))
      return 'brackets do not match';
    return push('mark', mark);
  }

  function readText(quote: string): string | undefined {
    const first = ++at;
    while (at < template.length && template[at] !== quote) at += template[at] === '\\' ? 2 : 1;
    if (at >= template.length) return 'a text has no end';
    const text = decoded(template.slice(first, at++));
    // Texts beside each other are one, as in Python.
    const last = tokens.at(-1);
    if (last?.kind === 'text') tokens.pop();
    return push('text', last?.kind === 'text' ? last.text + text : text);
  }

  function push(kind: Token['kind'], text: string): undefined {
    tokens.push({ kind, text });
  }

  function matched(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const [found] = pattern.exec(template) ?? [];
    if (found !== undefined) at += found.length;
    return found;
  }
}

function nextTag(template: string, from: number): number {
  for (let at = template.indexOf('{', from); at >= 0; at = template.indexOf('{', at + 1))
    if ('{%#'.includes(template[at + 1] ?? ' ')) return at;
  return -1;
}

const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|N\{[^}]*\}|([0-7]{1,3})|([^]))/gi;
const LETTERS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

/** Python's escapes. A character by its name is read as what it is used for here: an underscore that should not be seen. */
function decoded(raw: string): string {
  return raw.replace(ESCAPE, (all, x?: string, u?: string, wide?: string, octal?: string, letter?: string) => {
    const hex = x ?? u ?? wide;
    if (hex !== undefined) return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex, 16)));
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    if (letter === undefined) return all.startsWith('\\N') ? '__' : all;
    return LETTERS[letter] ?? (letter === '\n' ? '' : /[\\'"]/.test(letter) ? letter : all);
  });
}
