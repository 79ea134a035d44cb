// Every object in a JSON value, outermost first, with the way to it; without recursion, however deep it nests.
import { isObject, type Json, type JsonObject } from './read-json.ts';

interface Place {
  readonly value: Json;
  /** What it is in, and under which key or index. */
  readonly outer: Place | undefined;
  readonly key: string | number;
}

export function eachObject(root: Json, visit: (object: JsonObject, path: string) => void): void {
  const left: Place[] = [{ value: root, outer: undefined, key: '' }];
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const { value } = place;
    if (isObject(value)) visit(value, pathOf(place));
    const inside = childrenOf(value);
    for (let i = inside.length - 1; i >= 0; i--) {
      const child = inside[i]!;
      if (holdsMore(child)) left.push({ value: child, outer: place, key: isObject(value) ? value.keys[i]! : i });
    }
  }
}

const childrenOf = (value: Json): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : isObject(value) ? value.values : [];

/** An object, or a list with something in it that is neither text nor number: vocabularies have millions of those. */
const holdsMore = (value: Json): boolean =>
  isObject(value) || (Array.isArray(value) && value.some((child) => typeof child === 'object' && child !== null));

function pathOf(place: Place): string {
  let path = '';
  for (let at: Place = place; at.outer !== undefined; at = at.outer)
    path = typeof at.key === 'number' ? join(`[${at.key}]`, path) : join(at.key, path);
  return path;
}

/** 'a' and 'b' as 'a.b', 'a' and '[0]' as 'a[0]'. */
export const join = (path: string, key: string): string =>
  path === '' || key === '' || key.startsWith('[') ? path + key : `${path}.${key}`;
