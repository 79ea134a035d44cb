// A document as a tree in which every key and value knows where it was written, whichever file that was.
import type { Json } from '../json.ts';
import type { Span } from './span.ts';

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: null | boolean | number | string;
  readonly at: Span;
  /** An `off` that has already removed something; it is not an error when nothing is left to remove. */
  readonly settled?: true;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly at: Span;
}

export interface Entry {
  readonly keyAt: Span;
  readonly value: Node;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly at: Span;
}

export function emptyMap(at: Span): MapNode {
  return { kind: 'map', entries: new Map(), at };
}

export type Node = ScalarNode | ListNode | MapNode;

export type Path = readonly (string | number)[];

/** What stands at a path: the value, with its key where it has one. */
export interface NodePlace {
  readonly node: Node;
  readonly keyAt?: Span;
}

/** The value under a key of a map; undefined for anything else. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}

function step(node: Node, key: string | number): NodePlace | undefined {
  if (node.kind === 'map') {
    const entry = node.entries.get(String(key));
    return entry && { node: entry.value, keyAt: entry.keyAt };
  }
  const item = node.kind === 'list' ? node.items[Number(key)] : undefined;
  return item && { node: item };
}

/** Follows a path as far as it goes; `missing` counts the steps that are not there. */
export function follow(root: Node, path: Path): { readonly place: NodePlace; readonly missing: number } {
  let place: NodePlace = { node: root };
  for (const [i, key] of path.entries()) {
    const next = step(place.node, key);
    if (next === undefined) return { place, missing: path.length - i };
    place = next;
  }
  return { place, missing: 0 };
}

/** Where the reader should look for a path: its key, or the nearest one above that was written. */
export function keySpanAt(root: Node, path: Path): Span {
  let best: Span = root.at;
  let node: Node | undefined = root;
  for (const key of path) {
    const next: NodePlace | undefined = node && step(node, key);
    if (next === undefined) return best;
    best = next.keyAt ?? next.node.at;
    node = next.node;
  }
  return best;
}

/** The plain value of a node. Maps have no prototype, so that a key such as "constructor" is an ordinary one. */
export function plain(node: Node): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  const map: Record<string, Json> = Object.create(null);
  for (const [key, entry] of node.entries) map[key] = plain(entry.value);
  return map;
}
