// What a template reaches for: attributes, calls and filters, and texts that it builds to reach for something unseen.
import type { TemplateFact } from '@modelgate/core';
import { oneLine } from '../scan/one-line.ts';
import { argumentsOf, bracketEnds, partsBetween } from './brackets.ts';
import { FORMATS, reachedByFormat } from './format-strings.ts';
import { ASSIGNS, heldBy } from './held.ts';
import { COMPUTED, isValue, textsOf, type Texts } from './texts.ts';
import { isMark, tokensOf, type Token } from './tokens.ts';

/** Names that stand before a bracket without calling anything. */
const KEYWORDS: ReadonlySet<string> = new Set(
  `if elif else for in not and or is set with recursive call do print filter macro block autoescape`.split(' '),
);
/** Statements that fetch another template. */
const FETCHES: ReadonlySet<string> = new Set(['include', 'import', 'from', 'extends']);
/** Of a name of Python's own: '__class__', 'class__'. */
const OWN_NAME = /__/;
/** A name, or an end of one, that a key of dict(…), a macro or its arguments may be called: their names are texts. */
const EDGE = /^__|__$/;
const MOST_NAMES = 500;

/** What was seen of one template so far. */
interface Seen {
  readonly tokens: readonly Token[];
  /** Where each opening bracket's own closing one stands. */
  readonly ends: ReadonlyMap<number, number>;
  /** And the other way round. */
  readonly starts: ReadonlyMap<number, number>;
  readonly attributes: Set<string>;
  /** Texts that end as such a name does, '_': many replace it, and it makes one with what follows. */
  readonly pieces: Set<string>;
  readonly calls: Set<string>;
  readonly macros: ReadonlySet<string>;
  /** What variables may hold. */
  readonly held: ReadonlyMap<string, Texts>;
}

/** Characters; chat templates have some tens of thousands. */
const LONGEST = 1 << 20;

/** The facts of one template; `broken` where Jinja would not parse it either, with what stands before. */
export function readTemplate(name: string, template: string): TemplateFact {
  if (template.length > LONGEST)
    return { name, attributes: [], calls: [], broken: `it is longer than ${LONGEST} characters` };
  const { tokens, broken } = tokensOf(template);
  const ends = bracketEnds(tokens);
  const { held, macros, settled } = heldBy(tokens, ends);
  const starts = new Map([...ends].map(([open, close]) => [close, open]));
  const seen: Seen = {
    tokens,
    ends,
    starts,
    attributes: new Set(),
    pieces: new Set(),
    calls: new Set(settled ? [] : [COMPUTED]),
    macros,
    held,
  };
  tokens.forEach((token, at) => {
    if (token.kind === 'text') noteText(seen, at);
    else if (token.kind === 'name') noteName(seen, at);
    else if (isMark(token, '[') && isValue(tokens[at - 1])) noteSubscript(seen, at);
  });
  const calls = [...seen.calls].filter((call) => !seen.macros.has(call));
  const attributes = [...seen.attributes, ...(seen.calls.has(COMPUTED) ? seen.pieces : [])];
  return { name, attributes: told(attributes), calls: told(calls), ...(broken !== undefined && { broken }) };
}

const told = (names: Iterable<string>): string[] =>
  [...names]
    .slice(0, MOST_NAMES)
    .map((name) => oneLine(name, 80))
    .sort();

function noteText({ tokens, attributes, pieces }: Seen, at: number): void {
  const { text } = tokens[at]!;
  const given = isMark(tokens[at - 1], '(') && tokens[at - 2]?.text === 'attr';
  if (given || OWN_NAME.test(text)) attributes.add(text);
  else if (text.endsWith('_')) pieces.add(text);
}

function noteName(seen: Seen, at: number): void {
  const { tokens, attributes, calls } = seen;
  const { text } = tokens[at]!;
  const before = tokens[at - 1];
  if (EDGE.test(text)) attributes.add(text);
  const part = isMark(tokens[at + 1], '.') || isMark(tokens[at + 1], '[');
  if (part && WEB.has(text) && !isMark(before, '.') && !seen.held.has(text)) calls.add(text);
  if (isHandedOn(seen, at)) calls.add(`${text}[…]`);
  if (before?.kind === 'open') return noteStatement(seen, at);
  if (isMark(before, '.')) {
    attributes.add(text);
    if (FORMATS.has(text)) noteFormat(seen, at - 1, isMark(tokens[at + 1], '('));
  } else if (isMark(before, '|')) noteFilter(seen, at);
  else if (isTest(tokens, at) || before?.text === 'macro') return;
  else if (isMark(tokens[at + 1], '(') && !KEYWORDS.has(text)) calls.add(text);
}

/** Functions that every template has, and what leads to its own blocks. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  'lipsum cycler joiner namespace range dict self raise_exception strftime_now'.split(' '),
);

/** One of these that is not called, but kept or asked for an item: which one, only rendering knows, and all lead to Python's own. */
function isHandedOn({ tokens, held, macros }: Seen, at: number): boolean {
  const { text } = tokens[at]!;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (!FUNCTIONS.has(text) || held.has(text) || macros.has(text) || isMark(before, '.') || isMark(before, '|'))
    return false;
  return !['(', '='].some((mark) => isMark(next, mark)) && next?.text !== 'is' && before?.text !== 'macro';
}

/** What web frameworks add to every template: settings with their secrets, and a way to what serves it. */
const WEB: ReadonlySet<string> = new Set(['config', 'request', 'session']);

/** Messages and tools have a key of that name, too: what is not called there is only text if it is known to be. */
function noteFormat(seen: Seen, end: number, called: boolean): void {
  const { attributes, computed } = reachedByFormat(seen, end);
  for (const attribute of attributes) seen.attributes.add(attribute);
  if (computed && called) seen.calls.add(COMPUTED);
}

/** `x is mapping(…)`, `x is not …`: a test gives true or false. */
const isTest = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.text === 'is' || (tokens[at - 1]?.text === 'not' && tokens[at - 2]?.text === 'is');

/** Which argument of a filter names an attribute; map's names another filter. Each can also be given as attribute=…. */
const NAMING: ReadonlyMap<string, number> = new Map([
  ...['attr', 'map', 'selectattr', 'rejectattr', 'groupby', 'sum'].map((name) => [name, 0] as const),
  ...['unique', 'min', 'max'].map((name) => [name, 1] as const),
  ['sort', 2],
]);

/** Filters that take an attribute by its name; what is no constant is computed. */
function noteFilter({ tokens, ends, calls }: Seen, at: number): void {
  const { text } = tokens[at]!;
  calls.add(text);
  const place = NAMING.get(text);
  if (place === undefined) return;
  const given = isMark(tokens[at + 1], '(') ? argumentsOf(tokens.slice(at + 2, ends.get(at + 1))) : [];
  const positional = given.filter((argument) => !isMark(argument[1], '='));
  const named = given.find(([key, equals]) => key?.text === 'attribute' && isMark(equals, '='))?.slice(2);
  for (const argument of [positional[place], named, ...(text === 'attr' ? positional : [])])
    if (argument !== undefined && !isConstant(argument)) calls.add(COMPUTED);
  if (text === 'attr' && given.length === 0) calls.add(COMPUTED);
  if (text === 'map' && positional[0]?.[0]?.kind === 'text') calls.add(positional[0][0].text);
}

const isConstant = (argument: readonly Token[]): boolean =>
  argument.length === 1 && (argument[0]!.kind === 'text' || argument[0]!.kind === 'number');

/** The first name of a tag. */
function noteStatement(seen: Seen, at: number): void {
  const { tokens, calls } = seen;
  const { text } = tokens[at]!;
  const block = tokens[at - 1]!.text === '{%';
  if (block && FETCHES.has(text)) calls.add(text);
  else if (block && text === 'macro') return;
  else if (block && text === 'filter') calls.add(tokens[at + 1]?.text ?? '');
  else if (block && ASSIGNS.has(text)) return;
  else if (!KEYWORDS.has(text) && isMark(tokens[at + 1], '(')) calls.add(text);
}

function noteSubscript(seen: Seen, at: number): void {
  const { attributes, calls, macros, held } = seen;
  const inside = seen.tokens.slice(at + 1, seen.ends.get(at));
  // A slice gives a stretch of a list or text, never an attribute.
  if (partsBetween(':', inside).length > 1) return;
  const { texts, computed } = textsOf(inside, held);
  for (const text of texts) attributes.add(text);
  if (texts.some((text) => FORMATS.has(text))) noteFormat(seen, at, isMark(seen.tokens[seen.ends.get(at)! + 1], '('));
  const rendered = inside.some((t, i) => macros.has(t.text) && isMark(inside[i + 1], '('));
  // A method whose name only rendering knows.
  const called = isMark(seen.tokens[seen.ends.get(at)! + 1], '(') && !isConstant(inside);
  if (computed || rendered || called) calls.add(COMPUTED);
}
