// Which texts the variables of a template may hold, wherever it sets them: loops run again, and a macro stands before its calls.
import { argumentsOf } from './brackets.ts';
import { isMark, textsOf, type Texts } from './texts.ts';
import type { Token } from './tokens.ts';

/** Statements that set variables. */
export const ASSIGNS: ReadonlySet<string> = new Set(['set', 'for', 'with']);

/** Rounds over the template, of which each may carry a text one variable further. */
const MOST_ROUNDS = 12;
const MOST_TEXTS = 500;
const COMPUTED: Texts = { texts: [], computed: true };
/** What a call block gives to its macro, and what a macro is given beyond its parameters. */
const CALLER = 'caller';
const FURTHER: readonly string[] = ['varargs', 'kwargs'];

export interface Held {
  readonly held: ReadonlyMap<string, Texts>;
  /** Names of the macros. */
  readonly macros: ReadonlySet<string>;
  /** Whether all is known: texts may go on from variable to variable for longer than anybody followed them. */
  readonly settled: boolean;
}

/** `ends`: where the closing bracket of each opening one stands. */
export function heldBy(tokens: readonly Token[], ends: ReadonlyMap<number, number>): Held {
  const held = new Map<string, Texts>();
  const parameters = parametersOf(tokens, ends);
  const macros = new Set([...parameters.keys()].filter((name) => name !== CALLER));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = amountOf(held);
    tokens.forEach((token, at) => {
      if (token.kind !== 'name') return;
      if (ASSIGNS.has(token.text) && isStatement(tokens, at)) assign(tokens, at, held);
      else give(tokens, at, { ends, parameters, held });
    });
    if (amountOf(held) === before) return { held, macros, settled: true };
  }
  return { held, macros, settled: false };
}

const isStatement = (tokens: readonly Token[], at: number): boolean => tokens[at - 1]?.text === '{%';

/** It only grows. */
function amountOf(held: ReadonlyMap<string, Texts>): number {
  let amount = held.size;
  for (const { texts, computed } of held.values()) amount += texts.length + Number(computed);
  return amount;
}

function hold(held: Map<string, Texts>, name: string, more: Texts): void {
  const known = held.get(name);
  const texts = [...new Set([...(known?.texts ?? []), ...more.texts])].slice(0, MOST_TEXTS);
  held.set(name, { texts, computed: more.computed || (known?.computed ?? false) });
}

/** `set a, b.c = …`, `with a = …, b = …`, `for a in …`; a set without = holds what its block renders. */
function assign(tokens: readonly Token[], at: number, held: Map<string, Texts>): void {
  let end = at + 1;
  while (end < tokens.length && tokens[end]!.kind !== 'close') end += 1;
  const rest = tokens.slice(at + 1, end);
  if (tokens[at]!.text === 'for') return assignEach(rest, held);
  for (const part of tokens[at]!.text === 'with' ? argumentsOf(rest) : [rest]) {
    const split = part.findIndex((t) => isMark(t, '='));
    if (split < 0) holdAll(part.slice(0, 1), COMPUTED, held);
    else holdAll(part.slice(0, split), textsOf(part.slice(split + 1), held), held);
  }
}

/** for … in … if …: the condition is none of the values, and a recursive loop is called with others. */
function assignEach(rest: readonly Token[], held: Map<string, Texts>): void {
  const split = rest.findIndex(({ kind, text }) => kind === 'name' && text === 'in');
  const filter = rest.findIndex(({ text }, i) => i > split && text === 'if');
  const value = rest.slice(split + 1, filter < 0 ? undefined : filter);
  const known = split >= 0 && rest.at(-1)?.text !== 'recursive';
  holdAll(rest.slice(0, split), known ? textsOf(value, held) : COMPUTED, held);
}

function holdAll(targets: readonly Token[], texts: Texts, held: Map<string, Texts>): void {
  for (const { kind, text } of targets) if (kind === 'name') hold(held, text, texts);
}

interface Calls {
  readonly ends: ReadonlyMap<number, number>;
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  readonly held: Map<string, Texts>;
}

/** Parameters hold whatever a call or a default gives any of them; a macro that is handed on is called with what nobody knows. */
function give(tokens: readonly Token[], at: number, { ends, parameters, held }: Calls): void {
  const { text } = tokens[at]!;
  const names = parameters.get(text === 'call' && isStatement(tokens, at) ? CALLER : text);
  if (names === undefined || isMark(tokens[at - 1], '.')) return;
  const given = isMark(tokens[at + 1], '(') ? argumentsOf(tokens.slice(at + 2, ends.get(at + 1))) : undefined;
  const texts = given?.map((argument) => textsOf(isMark(argument[1], '=') ? argument.slice(2) : argument, held));
  for (const more of texts ?? [COMPUTED]) for (const name of [...names, ...FURTHER]) hold(held, name, more);
}

/** Of each macro, and of call blocks under the name of their caller: the names in brackets, which defaults fill too. */
function parametersOf(
  tokens: readonly Token[],
  ends: ReadonlyMap<number, number>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  tokens.forEach((token, at) => {
    if (token.kind !== 'name' || !isStatement(tokens, at)) return;
    const isMacro = token.text === 'macro';
    if (!isMacro && token.text !== 'call') return;
    const open = isMacro ? at + 2 : at + 1;
    const name = isMacro ? (tokens[at + 1]?.text ?? '') : CALLER;
    const inside = isMark(tokens[open], '(') ? tokens.slice(open + 1, ends.get(open)) : [];
    const names = inside.filter(({ kind }) => kind === 'name').map(({ text }) => text);
    found.set(name, [...(found.get(name) ?? []), ...names]);
  });
  return found;
}
