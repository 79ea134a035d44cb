// A YAML document as the tree that a loader makes of it: an alias stands for what it names, and a map has the keys of those that are
// merged into it. Values are counted as they are built: by aliases, few bytes may stand for any number of them.
import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml';
import { isObject, type Json, type JsonObject } from '../json/read-json.ts';
import { BudgetError } from '../scan/reader.ts';

const DEEPEST = 100;
/** Values of a document, those behind aliases each time. */
const MOST = 1_000_000;

interface Tree {
  readonly value: Json;
  /** Values in it, itself included. */
  readonly size: number;
}

/** `note` is told each node once. */
export function treeOf(document: Document, note: (node: Node) => void): Json {
  // An anchor counts from where it stands to where its name is given again; in what it names it has no tree yet.
  const anchored = new Map<string, Tree>();
  const walk = (node: unknown, depth: number): Tree => {
    if (depth > DEEPEST) throw new BudgetError(`its YAML is nested more than ${DEEPEST} deep`);
    if (isAlias(node)) return anchored.get(node.source) ?? counted(null, []);
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return counted(null, []);
    note(node);
    const tree = treeOfNode(node, (child) => walk(child, depth + 1));
    if (node.anchor !== undefined) anchored.set(node.anchor, tree);
    return tree;
  };
  return walk(document.contents, 0).value;
}

function treeOfNode(node: Node, next: (child: unknown) => Tree): Tree {
  if (isSeq(node)) {
    const items = node.items.map(next);
    return counted(
      items.map(({ value }) => value),
      items,
    );
  }
  return isMap(node) ? treeOfMap(node, next) : counted(isScalar(node) ? textOf(node) : null, []);
}

function treeOfMap({ items }: YAMLMap, next: (child: unknown) => Tree): Tree {
  const pairs = items.map(({ key, value }) => [keyOf(next(key).value), next(value)] as const);
  const own = { keys: pairs.map(([key]) => key), values: pairs.map(([, { value }]) => value) };
  return counted(
    withMerged(own),
    pairs.map(([, tree]) => tree),
  );
}

/** Keys of the maps under `<<` stand in front: the map's own come last, and count. */
function withMerged(own: JsonObject): JsonObject {
  const merged = own.keys.flatMap((key, i) => (key === '<<' ? [own.values[i]!] : [])).flat() as readonly Json[];
  const maps = merged.filter(isObject).toReversed();
  if (maps.length === 0) return own;
  return {
    keys: [...maps.flatMap(({ keys }) => keys), ...own.keys],
    values: [...maps.flatMap(({ values }) => values), ...own.values],
  };
}

function counted(value: Json, parts: readonly Tree[]): Tree {
  const size = parts.reduce((sum, part) => sum + part.size, 1);
  if (size > MOST) throw new BudgetError(`its YAML has more than ${MOST} values`);
  return { value, size };
}

/** A key that is no text names nothing. */
const keyOf = (key: Json): string => (typeof key === 'string' ? key : '');

const textOf = ({ value }: { readonly value: unknown }): string => (typeof value === 'string' ? value : String(value));
