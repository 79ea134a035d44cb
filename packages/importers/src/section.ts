// Builds a section: puts the demands of a file, each with its place in the policy, together into one tree.
import type { Severity } from '@modelgate/core';
import {
  plain,
  type Entry,
  type ListNode,
  type MapNode,
  type Node,
  type ScalarNode,
  type Span,
} from '@modelgate/core/source';

/** One demand in the policy's form: the value under the last key of the path, or an item where that key holds a list. */
export interface Demanded {
  readonly path: readonly string[];
  readonly keyAt: Span;
  readonly value: Node;
  /** An equivalent demand, used when the path is already taken. */
  readonly otherwise?: Demanded;
}

export function scalar(value: ScalarNode['value'], at: Span): ScalarNode {
  return { kind: 'scalar', value, at };
}

export function list(items: readonly Node[], at: Span): ListNode {
  return { kind: 'list', items, at };
}

/** Each entry: key, where the key was written, value. */
export function map(at: Span, ...entries: readonly (readonly [key: string, keyAt: Span, value: Node])[]): MapNode {
  return { kind: 'map', at, entries: new Map(entries.map(([key, keyAt, value]) => [key, { keyAt, value }])) };
}

/** The entry for a demand's severity; empty where it is the policy's default. */
export function judged(severity: Severity, at: Span): readonly (readonly [string, Span, Node])[] {
  return severity === 'warn' ? [['severity', at, scalar('warn', at)]] : [];
}

/** A bare value, or a map of it where it needs a severity. */
export function refined(key: string, value: Node, severity: Severity, keyAt: Span): Node {
  return severity === 'warn' ? map(value.at, [key, keyAt, value], ...judged(severity, keyAt)) : value;
}

const lists: ReadonlySet<string> = new Set(['unique', 'references', 'expressions', 'freshness']);

/** The longest SQL that the engine reads, in characters. */
const LONGEST = 4000;

/**
 * The section of all demands, in their order. Where two demands have the same place, the second takes its other form.
 * SQL that is too long to run is passed to `tooLong` instead.
 */
export function assemble(demanded: readonly Demanded[], at: Span, tooLong: (name: string, at: Span) => void): MapNode {
  const top: Draft = { at, entries: new Map() };
  const taken: Taken = { names: new Map(), items: new Map() };
  for (const one of demanded) {
    const left = place(top, one, taken);
    if (left !== undefined) tooLong(textUnder(left.value, 'name'), left.keyAt);
  }
  return finished(top);
}

/** Puts a demand in its place; returns the demand if its SQL is too long. */
function place(top: Draft, one: Demanded, taken: Taken): Demanded | undefined {
  if (isTooLong(one)) return one;
  if (put(top, one, taken)) return undefined;
  if (one.otherwise !== undefined) return place(top, one.otherwise, taken);
  if (!saysSo(top, one)) throw new Error(`two demands for ${one.path.join('.')}`);
  return undefined;
}

/** Whether the section already has this value there, as when several classified fields of a struct each hide the column. */
function saysSo(top: Draft, { path, value }: Demanded): boolean {
  const there = path.slice(0, -1).reduce<Draft | undefined>((draft, key) => {
    const found = draft?.entries.get(key)?.value;
    return found !== undefined && isDraft(found) ? found : undefined;
  }, top);
  const found = there?.entries.get(path.at(-1)!)?.value;
  const isScalar = found !== undefined && !Array.isArray(found) && !isDraft(found) && found.kind === 'scalar';
  return isScalar && value.kind === 'scalar' && found.value === value.value;
}

function isTooLong({ path, value }: Demanded): boolean {
  return path[0] === 'expressions' && textUnder(value, 'violations', 'value').length > LONGEST;
}

/** The text under the first of some keys of a map; '' where there is none. */
function textUnder(node: Node, ...keys: readonly string[]): string {
  const entries = node.kind === 'map' ? node.entries : new Map<string, Entry>();
  const value = keys.map((key) => entries.get(key)?.value).find((each) => each !== undefined);
  return value?.kind === 'scalar' ? String(value.value) : '';
}

/** Names in use, each with the next number to try for a free one. */
type Names = Map<string, number>;

interface Taken {
  readonly names: Names;
  /** Indices of list items, by their contents without severity. */
  readonly items: Map<string, number>;
}

/** A map under construction. */
interface Draft {
  readonly at: Span;
  readonly entries: Map<string, { readonly keyAt: Span; readonly value: Draft | Node[] | Node }>;
}

/** Puts a demand in its place; false when the place is taken. */
function put(top: Draft, { path, keyAt, value }: Demanded, taken: Taken): boolean {
  const within = path.slice(0, -1).reduce<Draft | undefined>((draft, key) => draft && inner(draft, key, keyAt), top);
  const last = path.at(-1)!;
  if (within === undefined) return false;
  if (lists.has(last) && path.length === 1) {
    append(within, last, keyAt, named(value, taken.names), taken);
    return true;
  }
  if (within.entries.has(last)) return isEmptyMap(value);
  within.entries.set(last, { keyAt, value: isEmptyMap(value) ? { at: value.at, entries: new Map() } : value });
  return true;
}

function inner(draft: Draft, key: string, keyAt: Span): Draft | undefined {
  const found = draft.entries.get(key)?.value;
  if (found !== undefined) return isDraft(found) ? found : undefined;
  const made: Draft = { at: keyAt, entries: new Map() };
  draft.entries.set(key, { keyAt, value: made });
  return made;
}

/** Appends an item. Equal demands become one item, which blocks if any of them does. */
function append(draft: Draft, key: string, keyAt: Span, item: Node, { items }: Taken): void {
  const found = draft.entries.get(key)?.value;
  const written = Array.isArray(found) ? found : [];
  if (written !== found) draft.entries.set(key, { keyAt, value: written });
  const about = `${key} ${aboutOf(item)}`;
  const twin = items.get(about);
  if (twin === undefined) items.set(about, written.push(item) - 1);
  else if (isMild(written[twin]!)) written[twin] = item;
}

/** The contents of an item without its severity, by which equal demands are recognised. */
function aboutOf(item: Node): string {
  if (item.kind !== 'map') return JSON.stringify(plain(item));
  const entries = [...item.entries].filter(([key]) => key !== 'severity');
  const [only, ...more] = entries;
  return JSON.stringify(
    more.length === 0 && only ? plain(only[1].value) : entries.map(([k, { value }]) => [k, plain(value)]),
  );
}

function isMild(item: Node): boolean {
  return item.kind === 'map' && item.entries.has('severity');
}

const isDraft = (value: Draft | Node[] | Node): value is Draft => !Array.isArray(value) && !('kind' in value);

const isEmptyMap = (value: Node): boolean => value.kind === 'map' && value.entries.size === 0;

/** Gives an expression a unique name. */
function named(item: Node, names: Names): Node {
  const name = item.kind === 'map' ? item.entries.get('name') : undefined;
  if (item.kind !== 'map' || name?.value.kind !== 'scalar') return item;
  const value = scalar(unusedName(String(name.value.value), names), name.value.at);
  return { ...item, entries: new Map(item.entries).set('name', { keyAt: name.keyAt, value }) };
}

function unusedName(name: string, names: Names): string {
  let n = names.get(name);
  if (n === undefined) {
    names.set(name, 2);
    return name;
  }
  while (names.has(`${name} (${n})`)) n++;
  names.set(name, n + 1);
  names.set(`${name} (${n})`, 2);
  return `${name} (${n})`;
}

function finished({ at, entries }: Draft): MapNode {
  const nodeOf = (value: Draft | Node[] | Node, keyAt: Span): Node => {
    if (isDraft(value)) return finished(value);
    return Array.isArray(value) ? list(value, keyAt) : value;
  };
  const made = [...entries].map(([key, { keyAt, value }]): [string, Entry] => [
    key,
    { keyAt, value: nodeOf(value, keyAt) },
  ]);
  return { kind: 'map', at, entries: new Map(made) };
}
