// YAML by content: Hydra's `_target_`, and the tags by which PyYAML's unsafe loaders and HyperPyYAML import, construct and call.
// Parsed by `yaml`, the library that reads policies too: a second YAML parser of our own would be another reader than all others.
// https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types
import { makeCollector } from '../scan/collector.ts';
import type { ReadContext, Reader, ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
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
