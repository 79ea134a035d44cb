// State of reading a contract: collects problems and what is not evaluated, and takes values out of maps by kind.
import type { Problem } from '@modelgate/core';
import { found, plain, printable, type ListNode, type MapNode, type Node, type Span } from '@modelgate/core/source';
import type { NotEvaluated } from '../imported.ts';

export interface Reading {
  /** Version of the standard; they differ in a few keys. */
  readonly version: '3.0' | '3.1' | '3.2';
  readonly problems: Problem[];
  readonly notEvaluated: NotEvaluated[];
}

/** A value of the expected kind, with its place and that of its key. */
export interface Found<T> {
  readonly is: T;
  readonly at: Span;
  readonly keyAt: Span;
}

interface Kind<T> {
  readonly expected: string;
  /** undefined for a value of another kind. */
  of(node: Node): T | undefined;
}

function ofScalar<T>(expected: string, is: (value: unknown) => value is T): Kind<T> {
  return { expected, of: (node) => (node.kind === 'scalar' && is(node.value) ? node.value : undefined) };
}

export const aText: Kind<string> = ofScalar('text', (value) => typeof value === 'string');
export const aNumber: Kind<number> = ofScalar('a number', (value) => typeof value === 'number');
export const trueOrFalse: Kind<boolean> = ofScalar('true or false', (value) => typeof value === 'boolean');
export const aCount: Kind<number> = ofScalar(
  'a whole number of at least 0',
  (value): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
);
export const aWholeNumber: Kind<number> = ofScalar('a whole number', (value): value is number =>
  Number.isSafeInteger(value),
);
export const aList: Kind<ListNode> = { expected: 'a list', of: (node) => (node.kind === 'list' ? node : undefined) };
export const aMap: Kind<MapNode> = { expected: 'a map', of: (node) => (node.kind === 'map' ? node : undefined) };

/** The value under a key; undefined where there is none, and undefined with a problem where it is of another kind. */
export function take<T>(map: MapNode, key: string, kind: Kind<T>, reading: Reading): Found<T> | undefined {
  const entry = map.entries.get(key);
  if (entry === undefined) return undefined;
  const is = kind.of(entry.value);
  if (is !== undefined) return { is, at: entry.value.at, keyAt: entry.keyAt };
  reading.problems.push(wrongKind(key, entry.value, kind.expected));
  return undefined;
}

/** The items of one kind; a problem for each of another kind. */
export function items<T>(node: ListNode, kind: Kind<T>, what: string, reading: Reading): readonly T[] {
  return node.items.flatMap((item) => {
    const is = kind.of(item);
    if (is !== undefined) return [is];
    reading.problems.push(wrongKind(what, item, kind.expected));
    return [];
  });
}

/** The maps in the list under a key such as `quality`. */
export function mapsOf(map: MapNode, key: string, reading: Reading): readonly MapNode[] {
  const written = take(map, key, aList, reading);
  return written === undefined ? [] : items(written.is, aMap, `an item of ${key}`, reading);
}

function wrongKind(what: string, node: Node, expected: string): Problem {
  const message = `${what} is ${found(plainly(node))}, expected ${expected}`;
  return { code: 'policy/wrong-type', message, at: node.at, hint: `write ${expected}` };
}

/** A value without its contents: enough to say what kind it is. */
function plainly(node: Node): unknown {
  return node.kind === 'scalar' ? plain(node) : node.kind === 'list' ? [] : {};
}

export function problem(reading: Reading, code: Problem['code'], at: Span, message: string, hint: string): void {
  reading.problems.push({ code, message, at, hint });
}

/**
 * Lists something as not evaluated. It blocks, unless its author gave it a mild severity, or no data could break it.
 */
export function skip(
  reading: Reading,
  what: string,
  at: Span,
  reason: string,
  severity: NotEvaluated['severity'] = 'block',
): void {
  reading.notEvaluated.push({ what: shown(what), at, reason, severity });
}

const LONGEST = 120;

/** Text of the contract for a message: on one line and shortened. */
export function shown(text: string): string {
  const line = printable(text.replaceAll(/\s+/g, ' ').trim());
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
