// YAML by content: Hydra's `_target_`, and the tags by which PyYAML's unsafe loaders and HyperPyYAML import, construct and call.
// Parsed by `yaml`, the library that reads policies too: a second YAML parser of our own would be another reader than all others.
// https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types
import { startsAsJson } from '../json/encoding.ts';
import { makeCollector } from '../scan/collector.ts';
import type { ReadContext, Reader, ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { encodingOf, holdsAny, isWide, mayBeText, textUpTo, YAML_BREAK } from './text.ts';

/** A larger text is hardly a config, and would keep the parser busy; what would make it one, plain or escaped, is looked for as words. */
const LARGEST = 1 << 18;
/** Tags that construct, call or import, and the key that does: no text has them that is not about YAML. */
const CONSTRUCTING = [
  // As a whole key: a module of scikit-learn is called _target_encoder.
  ...[':', ' ', '\t', '\n', '\r', '"', "'", '\\', '\xc2\x85', '\xe2\x80\xa8', '\xe2\x80\xa9'].map(
    (end) => `_target_${end}`,
  ),
  '!!python/',
  ':python/',
  '%TAG',
  '!<tag',
  '!<%',
  '!new:',
  '!apply:',
  '!name:',
  '!module:',
  '!function ',
];
const WORDS = [
  ...CONSTRUCTING,
  'python/',
  '!applyref:',
  'class_name',
  'loader_module',
  'model_class',
  'keras_module',
  'nemo_version',
  'class_path',
  'custom_imports',
  'init_parameters',
  'transform_ops',
  'Preprocess',
  'network_class_name',
  '\\x',
  '\\u00',
  '\\U00',
];

/** A key, a list's item, a tag, an anchor, or a map in braces. */
const SAYS = /^(?:---[ \t]+)?[ \t]*(?:[\w$."'/-][^:\n{}[\]]{0,100}:(?:[ \t]|$)|-[ \t]|\?[ \t]|[!&]|\{\s*[\w!&])/;

export const yamlReader: Reader = {
  format: 'yaml',
  recognises: (head, source) =>
    (mayBeText(head) || isWide(head)) &&
    (mayBeYaml(firstLine(head, source), source) || names(head, source)) &&
    // No YAML parser reads bytes that are no text: a pickle of protocol 0 is lines of Latin-1.
    (source.size > LARGEST || textUpTo(source, LARGEST) !== undefined),
  read,
};

/** A long text that says nothing for as long as it was looked at may say something behind. */
const mayBeYaml = (first: string, source: ByteSource): boolean =>
  first === '' ? source.size > LARGEST : SAYS.test(first);

/** Texts of more bytes keep PyYAML busy for minutes. */
const LARGEST_LOOKED_AT = 64 << 20;

/** YAML may begin in too many ways to know them all: what names something to construct is read, however it begins. */
function names(head: Uint8Array, source: ByteSource): boolean {
  if (startsAsJson(head, source) || source.size > LARGEST_LOOKED_AT) return false;
  return holdsAny(source, source.size > LARGEST ? CONSTRUCTING : WORDS);
}

/** The first line that is neither blank nor a comment, a directive, a mere '---' or '...', behind however many of them. */
function firstLine(head: Uint8Array, source: ByteSource): string {
  for (const bytes of [head, source.read(0, LARGEST)])
    for (const line of lines(new TextDecoder(encodingOf(head)).decode(bytes)))
      if (!/^[ \t]*(?:#|$)|^%|^---[ \t]*(?:#|$)|^\.\.\.[ \t]*(?:#|$)/.test(line)) return line;
  return '';
}

/** One after another, so that the first one costs no more than itself. */
function* lines(text: string): Iterable<string> {
  let at = 0;
  for (const { index, 0: feed } of text.matchAll(YAML_BREAK)) {
    yield text.slice(at, index);
    at = index + feed.length;
  }
  yield text.slice(at);
}

async function read(source: ByteSource, context: ReadContext): Promise<ReadResult> {
  const into = makeCollector();
  const text = textUpTo(source, LARGEST);
  const members = text === undefined ? [] : (await import('./yaml-text.ts')).readText(text, into, context);
  if (text === undefined && holdsAny(source, WORDS, () => context.budget.tick()))
    into.doubt('budget', `it is a text of more than ${LARGEST} bytes that names something to construct`);
  const facts = into.facts();
  const acts = facts.treatment.kind !== 'read' || Object.keys(facts).length > 1;
  return { ...(acts ? facts : into.facts('inert')), ...(members.length > 0 && { members }) };
}
