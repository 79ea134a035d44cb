// Converts the parser's nodes to our tree: aliases and merge keys are resolved, duplicate keys and values that are not plain refused.
import { isAlias, isCollection, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Alias, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Problem } from '../errors/errors.ts';
import { countText } from '../format.ts';
import { found, printable, quoted } from './found.ts';
import type { Span } from './span.ts';
import type { Entry, MapNode, Node } from './tree.ts';

/** Aliases in one file. */
const maxAliases = 50;
/** Values in one file, those behind aliases counted each time. */
const maxValues = 250_000;

type SpanOf = (from: number, to: number) => Span;
/** A node of the parser, or nothing. */
type Yaml = unknown;

interface Reading {
  readonly spanOf: SpanOf;
  readonly problems: Problem[];
  /** What each anchor stands for so far, with its size; 'open' while the anchor is inside itself. */
  readonly anchors: Map<string, { readonly node: Node; readonly size: number } | 'open'>;
  aliases: number;
  values: number;
}

/** A tree of the document's contents, or the reasons why there is none. */
export function convert(
  contents: Yaml,
  spanOf: SpanOf,
): { readonly root?: Node; readonly problems: readonly Problem[] } {
  const reading: Reading = { spanOf, problems: [], anchors: new Map(), aliases: 0, values: 0 };
  const root = nodeOf(contents, spanOf(0, 0), reading);
  return reading.problems.length > 0 ? { problems: reading.problems } : { root, problems: [] };
}

function spanOfNode(node: Yaml, fallback: Span, reading: Reading): Span {
  const range = isNode(node) ? node.range : undefined;
  return range ? reading.spanOf(range[0], Math.max(range[0], range[1])) : fallback;
}

/** Reads a node; `fallback` is the place of a value that is not written, as in `key:`. */
function nodeOf(yaml: Yaml, fallback: Span, reading: Reading): Node {
  const at = spanOfNode(yaml, fallback, reading);
  if (isAlias(yaml)) return aliasOf(yaml, at, reading);
  const anchor = isScalar(yaml) || isCollection(yaml) ? yaml.anchor : undefined;
  const before = reading.values;
  if (anchor !== undefined) reading.anchors.set(anchor, 'open');
  const node = contentOf(yaml, at, reading);
  if (anchor !== undefined) reading.anchors.set(anchor, { node, size: reading.values - before });
  return node;
}

function contentOf(yaml: Yaml, at: Span, reading: Reading): Node {
  count(1, at, reading);
  if (isMap(yaml)) return mapOf(yaml, at, reading);
  if (isSeq(yaml)) return { kind: 'list', items: itemsOf(yaml, at, reading), at };
  return { kind: 'scalar', value: isScalar(yaml) ? scalarOf(yaml, at, reading) : null, at };
}

function itemsOf(list: YAMLSeq, at: Span, reading: Reading): readonly Node[] {
  return list.items.map((item) => nodeOf(item, at, reading));
}

function count(values: number, at: Span, reading: Reading): void {
  const before = reading.values;
  reading.values += values;
  if (before > maxValues || reading.values <= maxValues) return;
  const message = `the file holds more than ${countText(maxValues)} values, those behind aliases counted each time`;
  reading.problems.push({ code: 'policy/too-large', message, at, hint: 'repeat less, or split the file' });
}

const nothing = (at: Span): Node => ({ kind: 'scalar', value: null, at });

function aliasOf(alias: Alias, at: Span, reading: Reading): Node {
  reading.aliases += 1;
  if (reading.aliases === maxAliases + 1) {
    const message = `the file has more than ${maxAliases} aliases`;
    reading.problems.push({ code: 'policy/too-many-aliases', message, at, hint: 'write some of them out' });
  }
  const target = reading.anchors.get(alias.source);
  if (target === undefined || target === 'open') {
    const message = `the alias ${quoted(`*${alias.source}`)} ${target ? 'stands inside its own anchor' : 'has no anchor before it'}`;
    // A glob begins like an alias.
    const isGlob = /[./*?]/.test(alias.source);
    const hint = isGlob ? `write a glob in quotes: '*${printable(alias.source)}'` : 'write the value out';
    reading.problems.push({ code: 'policy/syntax', message, at, hint });
    return nothing(at);
  }
  count(target.size, at, reading);
  return target.node;
}

function scalarOf(scalar: Scalar, at: Span, reading: Reading): null | boolean | number | string {
  const { value } = scalar;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    const message = `the number ${quoted(scalar.source ?? String(value))} is not finite`;
    reading.problems.push({ code: 'policy/wrong-type', message, at, hint: 'leave the limit out where there is none' });
    return null;
  }
  if (typeof value === 'number' && !isExact(value, scalar.source)) {
    const message = `the number ${quoted(scalar.source!)} would be read as ${BigInt(value)}`;
    reading.problems.push({
      code: 'policy/wrong-type',
      message,
      at,
      hint: 'write at most 15 digits; what is text, such as a name or a value of in, in quotes',
    });
    return null;
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value;
  const message = `${found(value)} is not a plain value`;
  reading.problems.push({
    code: 'policy/syntax',
    message,
    at,
    hint: 'write text, a number, true, false, a list or a map',
  });
  return null;
}

/** Whether a whole number is exactly representable; otherwise a limit other than the written one would be used. */
function isExact(value: number, source: string | undefined): boolean {
  return source === undefined || !/^[-+]?\d+$/.test(source) || BigInt(source.replace('+', '')) === BigInt(value);
}

/** Entries in the order in which they are written; those of a merge key stand where the key does. */
interface Entries {
  readonly all: Map<string, Entry>;
  /** Keys from a merge key, which a key of the map itself may replace. */
  readonly merged: Set<string>;
}

/** Keys written here win over merged ones, and of several merged maps the earlier ones win (yaml.org/type/merge). */
function mapOf(map: YAMLMap, at: Span, reading: Reading): MapNode {
  const entries: Entries = { all: new Map(), merged: new Set() };
  for (const { key, value } of map.items) {
    const keyAt = spanOfNode(key, at, reading);
    if (isMergeKey(key)) mergeInto(entries, value, keyAt, reading);
    else addOwn(entries, keyText(key, keyAt, reading), { keyAt, value: nodeOf(value, keyAt, reading) }, reading);
  }
  return { kind: 'map', entries: entries.all, at };
}

function isMergeKey(key: Yaml): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

function mergeInto(entries: Entries, value: Yaml, keyAt: Span, reading: Reading): void {
  const before = reading.problems.length;
  const node = nodeOf(value, keyAt, reading);
  if (reading.problems.length === before) addMerged(entries, node, keyAt, reading);
}

function addMerged(entries: Entries, value: Node, at: Span, reading: Reading): void {
  const maps = value.kind === 'list' ? value.items : [value];
  for (const map of maps) {
    if (map.kind === 'map') {
      for (const [key, entry] of map.entries) addMergedEntry(entries, key, entry);
    } else {
      const given = map.kind === 'scalar' ? found(map.value) : 'a list of lists';
      const message = `the merge key << is given ${given}, expected a map or a list of maps`;
      reading.problems.push({ code: 'policy/syntax', message, at, hint: 'write <<: *name, where &name marks a map' });
    }
  }
}

function addMergedEntry({ all, merged }: Entries, key: string, entry: Entry): void {
  if (all.has(key)) return;
  all.set(key, entry);
  merged.add(key);
}

function addOwn({ all, merged }: Entries, key: string | undefined, entry: Entry, reading: Reading): void {
  if (key === undefined) return;
  const first = merged.has(key) ? undefined : all.get(key);
  if (first) {
    const message = `the key ${quoted(key)} stands twice in this map; the first one is on line ${first.keyAt.start.line}`;
    reading.problems.push({ code: 'policy/syntax', message, at: entry.keyAt, hint: 'keep one of the two' });
    return;
  }
  merged.delete(key);
  all.set(key, entry);
}

const NO_TEXT = ['a key that is not plain text', 'write a name'] as const;
const EMPTY_KEY = [
  'a key that is empty',
  'write a name; a column without one is called by its position, counted from 0: column0 in CSV files, C0 in others',
] as const;

/** Keys are text; numbers and true or false stand for themselves as written. */
function keyText(key: Yaml, at: Span, reading: Reading): string | undefined {
  const text = isScalar(key) ? (typeof key.value === 'string' ? key.value : key.source) : undefined;
  if (text === undefined || text === '') {
    const [message, hint] = isScalar(key) && key.value === '' ? EMPTY_KEY : NO_TEXT;
    reading.problems.push({ code: 'policy/syntax', message, at, hint });
    return undefined;
  }
  if (text === '__proto__') {
    const message = 'the key "__proto__" cannot stand here';
    reading.problems.push({ code: 'policy/unknown-key', message, at, hint: 'remove it' });
    return undefined;
  }
  return text;
}
