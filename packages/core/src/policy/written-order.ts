// Maps in the order in which they were written: the first metric of a policy is its primary one, and zod sorts by its shape.
import type { Node } from '../source/tree.ts';

/** The value with the keys of every plain map in the tree's order; keys that defaults added come last. */
export function inWrittenOrder(value: unknown, node: Node | undefined): unknown {
  if (Array.isArray(value)) {
    const items = node?.kind === 'list' ? node.items : [];
    return value.map((item, i) => inWrittenOrder(item, items[i]));
  }
  if (!isPlainMap(value) || node?.kind !== 'map') return value;
  const written = [...node.entries.keys()].filter((key) => Object.hasOwn(value, key));
  const added = Object.keys(value).filter((key) => !node.entries.has(key));
  return Object.fromEntries(
    [...written, ...added].map((key) => [key, inWrittenOrder(value[key], node.entries.get(key)?.value)]),
  );
}

function isPlainMap(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
