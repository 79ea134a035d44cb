// YAML by content: Hydra's `_target_`, and the tags by which PyYAML's unsafe loaders and HyperPyYAML import, construct and call.
// Parsed by `yaml`, the library that reads policies too: a second YAML parser of our own would be another reader than all others.
// https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document, type Node } from 'yaml';
import { isObject, valueOf, type Json } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import { readKerasConfig } from '../keras/config.ts';
import { makeCollector, type Collector } from '../scan/collector.ts';
import { BudgetError, type Member, type ReadContext, type Reader, type ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { dotted, readInstantiated } from './instantiated.ts';
import { holdsAny, mayBeText, textUpTo } from './text.ts';

/** A larger text is hardly a config, and would keep the parser busy; what would make it one, plain or escaped, is looked for as words. */
const LARGEST = 1 << 18;
const WORDS = [
  '_target_',
  'python/',
  '%TAG',
  '!new:',
  '!apply:',
  'class_name',
  'loader_module',
  '\\x',
  '\\u00',
  '\\U00',
];
const DEEPEST = 100;

/** A key, a list's item, a tag, an anchor, or a map in braces. */
const SAYS = /^(?:---[ \t]+)?[ \t]*(?:[\w$."'/-][^:\n{}[\]]{0,100}:(?:[ \t]|$)|-[ \t]|\?[ \t]|[!&]|\{\s*[\w!&])/;

export const yamlReader: Reader = {
  format: 'yaml',
  recognises: (head, source) => mayBeText(head) && mayBeYaml(firstLine(head, source), source),
  read,
};

/** A long text that says nothing for as long as it was looked at may say something behind. */
const mayBeYaml = (first: string, source: ByteSource): boolean =>
  first === '' ? source.size > LARGEST : SAYS.test(first);

/** The first line that is neither blank nor a comment, a directive or a mere '---', behind however many of them. */
function firstLine(head: Uint8Array, source: ByteSource): string {
  for (const bytes of [head, source.read(0, LARGEST)])
    for (const line of lines(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    ))
      if (!/^[ \t]*(?:#|$)|^%|^---[ \t]*$/.test(line)) return line;
  return '';
}

/** One after another, so that the first one costs no more than itself. */
function* lines(text: string): Iterable<string> {
  for (let at = 0; at <= text.length;) {
    const end = text.indexOf('\n', at);
    yield text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    at = end < 0 ? text.length + 1 : end + 1;
  }
}

function read(source: ByteSource, context: ReadContext): ReadResult {
  const into = makeCollector();
  const text = textUpTo(source, LARGEST);
  const members = text === undefined ? [] : readText(text, into, context);
  if (text === undefined && holdsAny(source, WORDS, () => context.budget.tick()))
    into.doubt('budget', `it is a text of more than ${LARGEST} bytes that names something to construct`);
  const facts = into.facts();
  const acts = facts.treatment.kind !== 'read' || Object.keys(facts).length > 1;
  return { ...(acts ? facts : into.facts('inert')), ...(members.length > 0 && { members }) };
}

/** What is no YAML from some place on has no documents there, for anybody. */
function readText(text: string, into: Collector, context: ReadContext): readonly Member[] {
  const members: Member[] = [];
  for (const document of documentsOf(text)) {
    context.budget.tick();
    const value = asJson(document.contents, document, into, 0);
    readInstantiated(value, into);
    readLoaders(value, into);
    // Keras read models from YAML until 2.5.
    for (const member of readKerasConfig(value, into, context)) {
      context.budget.member();
      members.push(member);
    }
  }
  return members;
}

/** Pretty errors take time by the square of their number. */
const PARSING = { logLevel: 'silent', strict: false, uniqueKeys: false, prettyErrors: false } as const;

function documentsOf(text: string): readonly Document[] {
  try {
    const parsed = parseAllDocuments(text, PARSING);
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
