// YAML by content: Hydra's `_target_`, and the tags by which PyYAML's unsafe loaders and HyperPyYAML import, construct and call.
// Parsed by `yaml`, the library that reads policies too: a second YAML parser of our own would be another reader than all others.
// https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document, type Node } from 'yaml';
import { isObject, valueOf, type Json } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import { makeCollector, type Collector } from '../scan/collector.ts';
import { BudgetError, type ReadContext, type Reader, type ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { dotted, readInstantiated } from './instantiated.ts';
import { holdsAny, mayBeText, textUpTo } from './text.ts';

/** A larger text is no config; what would make it one is looked for as words. */
const LARGEST = 1 << 20;
const WORDS = ['_target_', 'python/', '%TAG', '!new:', '!apply:'];
const DEEPEST = 100;

/** The first line that says something: a key, a list's item, a tag, an anchor, or a map in braces. */
const FIRST =
  /^(?:\s*(?:#[^\n]*)?\n|---[ \t]*\n|%[^\n]*\n)*[ \t]*(?:---[ \t]+)?(?:[\w$."'/-][^:\n{}[\]]{0,100}:(?:[ \t]|\r?\n|$)|-[ \t]|\?[ \t]|[!&]|\{\s*[\w!&])/;

export const yamlReader: Reader = {
  format: 'yaml',
  recognises: (head) =>
    mayBeText(head) &&
    FIRST.test(
      Buffer.from(head)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    ),
  read,
};

function read(source: ByteSource, context: ReadContext): ReadResult {
  const into = makeCollector();
  const text = textUpTo(source, LARGEST);
  if (text !== undefined) readText(text, into, context);
  else if (holdsAny(source, WORDS, () => context.budget.tick()))
    into.doubt('budget', `it is a text of more than ${LARGEST} bytes that names something to construct`);
  const facts = into.facts();
  return Object.keys(facts).length > 1 ? facts : into.facts('inert');
}

/** What is no YAML from some place on has no documents there, for anybody. */
function readText(text: string, into: Collector, context: ReadContext): void {
  for (const document of documentsOf(text)) {
    context.budget.tick();
    const value = asJson(document.contents, document, into, 0);
    readInstantiated(value, into);
    readLoaders(value, into);
  }
}

function documentsOf(text: string): readonly Document[] {
  try {
    const parsed = parseAllDocuments(text, { logLevel: 'silent', strict: false, uniqueKeys: false });
    return Array.isArray(parsed) ? parsed : [];
  } catch (error) {
    // Nested deeper than the parser's own stack.
    if (error instanceof RangeError) throw new BudgetError('its YAML is nested too deep');
    throw error;
  }
}

/** Maps, lists and texts; tags are told on the way. An alias stands for its text, never for a tree. */
function asJson(node: unknown, document: Document, into: Collector, depth: number): Json {
  if (depth > DEEPEST) throw new BudgetError(`its YAML is nested more than ${DEEPEST} deep`);
  const next = (child: unknown): Json => asJson(child, document, into, depth + 1);
  if (isAlias(node)) {
    const anchored = node.resolve(document);
    return isScalar(anchored) ? textOf(anchored) : null;
  }
  if (isMap(node) || isSeq(node) || isScalar(node)) noteTag(node, into);
  if (isMap(node))
    return { keys: node.items.map(({ key }) => keyOf(next(key))), values: node.items.map(({ value }) => next(value)) };
  if (isSeq(node)) return node.items.map(next);
  return isScalar(node) ? textOf(node) : null;
}

/** A key that is no text names nothing. */
const keyOf = (key: Json): string => (typeof key === 'string' ? key : '');

const textOf = ({ value }: { readonly value: unknown }): string => (typeof value === 'string' ? value : String(value));

/** After the tag's prefix: what happens to what follows it. */
const TAGS: readonly (readonly [string, 'called' | 'referenced'])[] = [
  ['tag:yaml.org,2002:python/object/apply:', 'called'],
  ['tag:yaml.org,2002:python/object/new:', 'called'],
  ['tag:yaml.org,2002:python/object:', 'called'],
  ['tag:yaml.org,2002:python/name:', 'referenced'],
  ['tag:yaml.org,2002:python/module:', 'referenced'],
  ['!new:', 'called'],
  ['!apply:', 'called'],
  ['!applyref:', 'called'],
  ['!name:', 'referenced'],
  ['!module:', 'referenced'],
];

function noteTag({ tag }: Node, into: Collector): void {
  const known = tag === undefined ? undefined : TAGS.find(([prefix]) => tag.startsWith(prefix));
  if (!known) return;
  const [prefix, role] = known;
  const path = tag!.slice(prefix.length);
  const named = prefix.endsWith('module:') ? { module: path, name: '' } : dotted(path);
  into.callable({ ...named, role, args: [], offset: 0, by: prefix });
}

/** MLflow imports its loader's module; NeMo the target of a model's config. */
function readLoaders(value: Json, into: Collector): void {
  eachObject(value, (object) => {
    const loader = valueOf(object, 'loader_module');
    if (typeof loader === 'string' && !loader.startsWith('mlflow.'))
      into.callable({ module: loader, name: '_load_pyfunc', role: 'called', args: [], offset: 0, by: 'loader_module' });
  });
  const target = isObject(value) && valueOf(value, 'nemo_version') !== undefined ? valueOf(value, 'target') : undefined;
  if (typeof target === 'string')
    into.callable({ ...dotted(target), role: 'called', args: [], offset: 0, by: 'target' });
}
