// Which texts the variables of a template may hold, wherever it sets them: loops run again, and a macro stands before its calls.
import { argumentsOf } from './brackets.ts';
import { textsOf, type Texts } from './texts.ts';
import { isMark, type Token } from './tokens.ts';

/** Statements that set variables. */
export const ASSIGNS: ReadonlySet<string> = new Set(['set', 'for', 'with']);

/** Tokens and texts that are looked at while texts go from variable to variable: a hundred times what chat templates need. */
const MOST_WORK = 5_000_000;
const MOST_TEXTS = 500;
const COMPUTED: Texts = { texts: [], computed: true };
/** What a call block gives to its macro, and what a macro is given beyond its parameters. */
const CALLER = 'caller';
const FURTHER: readonly string[] = ['varargs', 'kwargs'];

export interface Held {
  readonly held: ReadonlyMap<string, Texts>;
  /** Names of the macros. */
  readonly macros: ReadonlySet<string>;
  /** Whether all is known; texts may go on from variable to variable for longer than anybody followed them. */
  readonly settled: boolean;
}

/** What is known of the variables so far. */
interface Learning {
  readonly tokens: readonly Token[];
  readonly ends: ReadonlyMap<number, number>;
  readonly parameters: ReadonlyMap<string, ReadonlySet<string>>;
  readonly held: Map<string, Texts>;
  /** Whether this round over the template taught anything. */
  changed: boolean;
  work: number;
}

/** `ends`: where the closing bracket of each opening one stands. */
export function heldBy(tokens: readonly Token[], ends: ReadonlyMap<number, number>): Held {
  const parameters = parametersOf(tokens, ends);
  const learning: Learning = { tokens, ends, parameters, held: new Map(), changed: true, work: 0 };
  while (learning.changed && learning.work < MOST_WORK) learnOnce(learning);
  const macros = new Set([...parameters.keys()].filter((name) => name !== CALLER));
  return { held: learning.held, macros, settled: !learning.changed };
}

/** Each round carries a text one variable further. One that is given up has still taught something. */
function learnOnce(learning: Learning): void {
  learning.changed = false;
  for (const [at, { kind, text }] of learning.tokens.entries()) {
    if (learning.work > MOST_WORK) return void (learning.changed = true);
    learning.work += 1;
    if (kind !== 'name') continue;
    if (ASSIGNS.has(text) && isStatement(learning.tokens, at)) assign(learning, at);
    else give(learning, at);
  }
}

const isStatement = (tokens: readonly Token[], at: number): boolean => tokens[at - 1]?.text === '{%';

function textsIn(learning: Learning, value: readonly Token[]): Texts {
  learning.work += value.length;
  return textsOf(value, learning.held);
}

function hold(learning: Learning, name: string, more: Texts): void {
  const { texts, computed } = learning.held.get(name) ?? { texts: [], computed: false };
  learning.work += texts.length + more.texts.length + 1;
  const all = [...new Set([...texts, ...more.texts])];
  const now = { texts: all.slice(0, MOST_TEXTS), computed: computed || more.computed || all.length > MOST_TEXTS };
  learning.changed ||= now.texts.length > texts.length || now.computed !== computed;
  learning.held.set(name, now);
}

/** `set a, b.c = …`, `with a = …, b = …`, `for a in …`; a set without = holds what its block renders. */
function assign(learning: Learning, at: number): void {
  const { tokens } = learning;
  let end = at + 1;
  while (end < tokens.length && tokens[end]!.kind !== 'close') end += 1;
  learning.work += end - at;
  const rest = tokens.slice(at + 1, end);
  if (tokens[at]!.text === 'for') return assignEach(learning, rest);
  for (const part of tokens[at]!.text === 'with' ? argumentsOf(rest) : [rest]) {
    const split = part.findIndex((t) => isMark(t, '='));
    if (split < 0) holdAll(learning, part.slice(0, 1), COMPUTED);
    else holdAll(learning, part.slice(0, split), textsIn(learning, part.slice(split + 1)));
  }
}

/** for … in … if …: the condition is none of the values, and a recursive loop is called with others. */
function assignEach(learning: Learning, rest: readonly Token[]): void {
  const split = rest.findIndex(({ kind, text }) => kind === 'name' && text === 'in');
  const filter = rest.findIndex(({ text }, i) => i > split && text === 'if');
  const value = rest.slice(split + 1, filter < 0 ? undefined : filter);
  const known = split >= 0 && rest.at(-1)?.text !== 'recursive';
  holdAll(learning, rest.slice(0, split), known ? textsIn(learning, value) : COMPUTED);
}

function holdAll(learning: Learning, targets: readonly Token[], texts: Texts): void {
  for (const { kind, text } of targets) if (kind === 'name') hold(learning, text, texts);
}

/** Parameters hold whatever a call or a default gives any of them; a macro that is handed on is called with what nobody knows. */
function give(learning: Learning, at: number): void {
  const { tokens, ends, parameters } = learning;
  const { text } = tokens[at]!;
  const names = parameters.get(text === 'call' && isStatement(tokens, at) ? CALLER : text);
  if (names === undefined || isMark(tokens[at - 1], '.')) return;
  const given = isMark(tokens[at + 1], '(') ? argumentsOf(tokens.slice(at + 2, ends.get(at + 1))) : undefined;
  const texts = given?.map((argument) => textsIn(learning, isMark(argument[1], '=') ? argument.slice(2) : argument));
  for (const more of texts ?? [COMPUTED]) for (const name of [...names, ...FURTHER]) hold(learning, name, more);
}

/** Of each macro, and of call blocks under the name of their caller: the names in brackets, which defaults fill too. */
function parametersOf(
  tokens: readonly Token[],
  ends: ReadonlyMap<number, number>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  tokens.forEach((token, at) => {
    if (token.kind !== 'name' || !isStatement(tokens, at)) return;
    const isMacro = token.text === 'macro';
    if (!isMacro && token.text !== 'call') return;
    const open = isMacro ? at + 2 : at + 1;
    const name = isMacro ? (tokens[at + 1]?.text ?? '') : CALLER;
    const inside = isMark(tokens[open], '(') ? tokens.slice(open + 1, ends.get(open)) : [];
    const names = found.get(name) ?? new Set();
    for (const { kind, text } of inside) if (kind === 'name') names.add(text);
    found.set(name, names);
  });
  return found;
}
