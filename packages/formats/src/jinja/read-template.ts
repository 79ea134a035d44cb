// What a template reaches for: attributes, calls and filters, and texts that it builds to reach for something unseen.
import type { TemplateFact } from '@modelgate/core';
import { shown } from '../scan/collector.ts';
import { textsOf, COMPUTED, type Texts } from './texts.ts';
import { tokensOf, type Token } from './tokens.ts';

/** Names that stand before a bracket without calling anything. */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...['if', 'elif', 'else', 'for', 'in', 'not', 'and', 'or', 'is', 'set', 'with', 'recursive', 'call', 'do', 'print'],
  ...['filter', 'macro', 'block', 'autoescape'],
]);
/** Statements that fetch another template. */
const FETCHES: ReadonlySet<string> = new Set(['include', 'import', 'from', 'extends']);
const MOST_NAMES = 500;

/** The facts of one template; `broken` where Jinja would not parse it either, with what stands before. */
export function readTemplate(name: string, template: string): TemplateFact {
  const { tokens, broken } = tokensOf(template);
  const attributes = new Set<string>();
  const calls = new Set<string>();
  const macros = new Set<string>();
  const known = new Map<string, Texts>();
  const ends = bracketEnds(tokens);

  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    if (token.kind === 'text') noteText(token.text, at);
    else if (token.kind === 'name') noteName(token.text, at, before);
    else if (isMark(token, '[') && isValue(before)) noteSubscript(tokens.slice(at + 1, ends.get(at)));
  });
  for (const macro of macros) calls.delete(macro);
  return {
    name,
    attributes: sorted(attributes),
    calls: sorted(calls),
    ...(broken !== undefined && { broken }),
  };

  function noteText(text: string, at: number): void {
    const given = isMark(tokens[at - 1], '(') && tokens[at - 2]?.text === 'attr';
    // A name of Python's own, or a piece of one: '__', '_', 'class__'.
    if (given || text.includes('__') || /^_|_$/.test(text)) attributes.add(text);
  }

  function noteName(text: string, at: number, before: Token | undefined): void {
    if (before?.kind === 'open') return statement(text, at);
    if (isMark(before, '.')) attributes.add(text);
    else if (isMark(before, '|')) calls.add(text);
    else if (before?.text === 'is' || (before?.text === 'not' && tokens[at - 2]?.text === 'is')) return;
    else if (isMark(tokens[at + 1], '(') && !KEYWORDS.has(text) && before?.text !== 'macro') calls.add(text);
    if (text === 'attr' && isMark(before, '|') && !(tokens[at + 2]?.kind === 'text' && isMark(tokens[at + 3], ')')))
      attributes.add(COMPUTED);
  }

  /** The first name of a tag. */
  function statement(text: string, at: number): void {
    const rest = tokens.slice(at + 1, tagEnd(at));
    const block = tokens[at - 1]!.text === '{%';
    if (block && FETCHES.has(text)) calls.add(text);
    else if (block && text === 'macro') macros.add(rest[0]?.text ?? '');
    else if (block && text === 'filter') calls.add(rest[0]?.text ?? '');
    else if (block && (text === 'set' || text === 'for' || text === 'with')) assign(text, rest);
    else if (!(block && KEYWORDS.has(text)) && isMark(tokens[at + 1], '(')) calls.add(text);
  }

  /** What variables may hold: `set a, ns.b = …`, `for a in …`; a set without = holds what its block renders. */
  function assign(keyword: string, rest: readonly Token[]): void {
    const split = rest.findIndex((t) => (keyword === 'for' ? t.text === 'in' && t.kind === 'name' : isMark(t, '=')));
    const texts = split < 0 ? { texts: [], computed: true } : textsOf(rest.slice(split + 1), known);
    for (const { kind, text } of split < 0 ? rest.slice(0, 1) : rest.slice(0, split))
      if (kind === 'name') known.set(text, merged(known.get(text), texts));
  }

  function noteSubscript(inside: readonly Token[]): void {
    // A slice gives a stretch of a list or text, never an attribute.
    if (inside.some((t) => isMark(t, ':'))) return;
    const { texts, computed } = textsOf(inside, known);
    texts.forEach((text) => attributes.add(text));
    const rendered = inside.some((t, i) => t.kind === 'name' && macros.has(t.text) && isMark(inside[i + 1], '('));
    if (computed || rendered) attributes.add(COMPUTED);
  }

  function tagEnd(from: number): number {
    let end = from;
    while (end < tokens.length && tokens[end]!.kind !== 'close') end++;
    return end;
  }
}

const merged = (a: Texts | undefined, b: Texts): Texts =>
  a ? { texts: [...a.texts, ...b.texts].slice(0, MOST_NAMES), computed: a.computed || b.computed } : b;

const sorted = (names: ReadonlySet<string>): string[] =>
  [...names]
    .slice(0, MOST_NAMES)
    .map((name) => shown(name, 80))
    .sort();

const isMark = (token: Token | undefined, text: string): boolean => token?.kind === 'mark' && token.text === text;

/** Something that a bracket after it takes a part of. */
const isValue = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'text' ||
    (token.kind === 'name' && !KEYWORDS.has(token.text)) ||
    (token.kind === 'mark' && ')]}'.includes(token.text)));

/** Where each opening bracket's own closing one stands. */
function bracketEnds(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const open: number[] = [];
  const ends = new Map<number, number>();
  tokens.forEach(({ kind, text }, at) => {
    if (kind !== 'mark') return;
    if ('([{'.includes(text)) open.push(at);
    else if (')]}'.includes(text) && open.length > 0) ends.set(open.pop()!, at);
  });
  return ends;
}
