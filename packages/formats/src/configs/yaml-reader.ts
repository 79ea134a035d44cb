// YAML by content: Hydra's `_target_`, and the tags by which PyYAML's unsafe loaders and HyperPyYAML import, construct and call.
// Parsed by `yaml`, the library that reads policies too: a second YAML parser of our own would be another reader than all others.
// https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types
import { startsAsJson } from '../json/encoding.ts';
import { makeCollector } from '../scan/collector.ts';
import type { ReadContext, Reader, ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { argumentsOfServers } from './arguments.ts';
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

/** Other keys by which a loader imports or calls. A text with one of them is read; too large a one is not evaluated. */
const ALONE: ReadonlySet<string> = new Set([
  ...`_component_ object_constructor py/object py/type py/function py/reduce __kind__ trust_remote_code trust-remote-code bentoml_version
  implementation flavors constructor_name dataset_reader sparkVersion paramMap modelName component_type chainer backbone bundle_root
  network_def inferer imports _meta_ _requires_ allow_remote stride import_path model_builders model_module user_dir pyref
  model_repository_implementation environment_tarball default_scope shardlist conv_feature_layers conv_aggregator_layers
  character_filters download external_lib custom_reward_function custom_cls reward_funcs characters_class preprocessors code_paths`.split(
    /\s+/,
  ),
  // Servers take theirs either way.
  ...argumentsOfServers.flatMap((key) => [key, key.replaceAll('-', '_')]),
]);
/** Those that many texts have mean something beside another. */
const TOGETHER = [
  ['pipeline', 'name'],
  ['target', 'params'],
  ['module', 'context'],
  ['module', 'signatures'],
  ['plugins', 'framework'],
  ['plugins', 'source'],
  ['plugins', 'base_model'],
  ['middleware', 'model'],
  ['sources', 'driver'],
] as const;
const KEYS = [...new Set([...ALONE, ...TOGETHER.flat()])].join('|');
/** With the colon behind it; any behind a question mark, in its line or the next ones; an alias, which may stand for any. */
const KEYED = [
  new RegExp(String.raw`(?:^|[^\w$./-])(${KEYS})["']?(?:\s|#[^\n]{0,200}\n){0,64}:`, 'gm'),
  new RegExp(String.raw`(?:^|[,{-])[ \t]*\?[ \t\r\n](?:[^\n]{0,200}\n){0,4}[^\n]{0,200}?(?:${KEYS})`, 'gm'),
  /(?:^|[\s{,?])\*[^\s,[\]{}]{1,200}[ \t]+:/gm,
];

/** A key of any letters, as long as it may be on one line; a list's item, a tag, an anchor, or a map in braces. */
const SAYS =
  /^(?:---[ \t]+)?[ \t]*(?:[^ \t\r\n#{}[\],][^\n]{0,1024}?:(?:[ \t]|$)|[^ \t\r\n#{}[\],]:(?:[ \t]|$)|-(?:[ \t]|$)|\?(?:[ \t]|$)|[!&]|\{\s*[\w!&])/;
/** A map in braces that begins in its second line. */
const OPENS = /^(?:---[ \t]+)?[ \t]*\{[ \t]*(?:#|$)/;

export const yamlReader: Reader = {
  format: 'yaml',
  recognises: (head, source) =>
    (mayBeText(head) || isWide(head)) &&
    (mayBeYaml(firstLine(head, source), head, source) || names(head, source)) &&
    // No YAML parser reads bytes that are no text: a pickle of protocol 0 is lines of Latin-1.
    (source.size > LARGEST || textUpTo(source, LARGEST) !== undefined),
  read,
};

/** A long text that says nothing for as long as it was looked at may say something behind. */
const mayBeYaml = (first: string, head: Uint8Array, source: ByteSource): boolean =>
  first === '' ? source.size > LARGEST : SAYS.test(first) || (OPENS.test(first) && !startsAsJson(head, source));

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
  if (text === undefined && (holdsAny(source, WORDS, () => context.budget.tick()) || holdsKey(source, context)))
    into.doubt('budget', `it is a text of more than ${LARGEST} bytes that names something to construct`);
  const facts = into.facts();
  const acts = facts.treatment.kind !== 'read' || Object.keys(facts).length > 1;
  return { ...(acts ? facts : into.facts('inert')), ...(members.length > 0 && { members }) };
}

/** A key is no longer than what windows share. */
const WINDOW = 1 << 20;

function holdsKey(source: ByteSource, { budget }: ReadContext): boolean {
  const decoder = new TextDecoder(encodingOf(source.read(0, 4)));
  const seen = new Set<string>();
  for (let at = 0; at < source.size; at += WINDOW) {
    const text = decoder.decode(source.read(at, WINDOW + 1024));
    for (const keyed of KEYED)
      for (const [, key] of text.matchAll(keyed)) {
        budget.tick();
        if (key === undefined || ALONE.has(key)) return true;
        seen.add(key);
      }
  }
  return TOGETHER.some((keys) => keys.every((key) => seen.has(key)));
}
