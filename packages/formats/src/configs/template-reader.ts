// Jinja templates in files of their own (chat_template.jinja), by content: a text with whole tags in it.
import { climbs, leading } from '@modelgate/core/scan';
import { readTemplate } from '../jinja/read-template.ts';
import { COMPUTED } from '../jinja/texts.ts';
import { makeCollector } from '../scan/collector.ts';
import type { Reader } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import type { TemplateFact } from '@modelgate/core';
import { holdsAny, mayBeText, textUpTo } from './text.ts';

/** Chat templates have some tens of kilobytes; a larger text that looks like one is not read. */
const LARGEST = 1 << 20;
const LARGEST_LOOKED_AT = 64 << 20;
const TAGS = ['{% ', '{%-', '{{ ', '{{-'];

/** What is called so is rendered by Hugging Face's libraries, whatever is in it: only here a name says what the bytes are. */
const isCalledTemplate = (name: string): boolean => /\.(?:jinja2?|j2)$/i.test(name);

export const templateReader: Reader = {
  format: 'config',
  recognises: (head, source, name) =>
    mayBeText(head) && (isCalledTemplate(name) || isLarge(source) || templateOf(source) !== undefined),
  read(source, { name }) {
    const into = makeCollector();
    const template = isCalledTemplate(name) ? wholeTemplate(source) : templateOf(source);
    if (template) into.template(template);
    else into.doubt('budget', `it is a template of more than ${LARGEST} bytes, or no text`);
    return into.facts();
  },
};

const isLarge = (source: ByteSource): boolean =>
  source.size > LARGEST && source.size <= LARGEST_LOOKED_AT && holdsAny(source, TAGS);

function wholeTemplate(source: ByteSource): TemplateFact | undefined {
  const text = textUpTo(source, LARGEST);
  return text === undefined ? undefined : readTemplate('template', text);
}

/**
 * The facts of a text that Jinja would render and that does something: a statement, or a reach for what leads to code. A text whose
 * tags do not end is not Jinja's; {{BERT}} in a bibliography and {{f(x)}} in a program are none of its statements.
 */
function templateOf(source: ByteSource): TemplateFact | undefined {
  const text = textUpTo(source, LARGEST);
  if (text === undefined || !(text.includes('{{') || text.includes('{%'))) return undefined;
  const template = readTemplate('template', text);
  if (template.broken !== undefined) return undefined;
  return STATEMENT.test(text) || (reaches(template) && !text.includes('${{')) ? template : undefined;
}

const STATEMENT = /\{%[-+]?\s*(?:for|if|set|macro|include|import|from|extends|block|call|filter|with)\b/;

const reaches = ({ attributes, calls }: TemplateFact): boolean =>
  attributes.some(climbs) ||
  calls.some((call) => leading.has(call) || call.startsWith('__') || call === 'attr' || call === COMPUTED);
