// YAML by content: Hydra's `_target_`, and the tags by which PyYAML's unsafe loaders and HyperPyYAML import, construct and call.
// Parsed by `yaml`, the library that reads policies too: a second YAML parser of our own would be another reader than all others.
// https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types
import { makeCollector } from '../scan/collector.ts';
import type { ReadContext, Reader, ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { holdsAny, mayBeText, textUpTo } from './text.ts';

/** A larger text is no config; what would make it one is looked for as words. */
const LARGEST = 1 << 20;
const WORDS = ['_target_', 'python/', '%TAG', '!new:', '!apply:'];

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

async function read(source: ByteSource, context: ReadContext): Promise<ReadResult> {
  const into = makeCollector();
  const text = textUpTo(source, LARGEST);
  if (text !== undefined) (await import('./yaml-text.ts')).readText(text, into, context);
  else if (holdsAny(source, WORDS, () => context.budget.tick()))
    into.doubt('budget', `it is a text of more than ${LARGEST} bytes that names something to construct`);
  const facts = into.facts();
  return Object.keys(facts).length > 1 ? facts : into.facts('inert');
}
