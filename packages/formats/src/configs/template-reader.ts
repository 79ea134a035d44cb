// Jinja templates in files of their own (chat_template.jinja), by content: a text with whole tags in it.
import { readTemplate } from '../jinja/read-template.ts';
import { makeCollector } from '../scan/collector.ts';
import type { Reader } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import type { TemplateFact } from '@modelgate/core';
import { mayBeText, textUpTo } from './text.ts';

/** The largest of chat templates have some tens of kilobytes. */
const LARGEST = 4 << 20;

export const templateReader: Reader = {
  format: 'config',
  recognises: (head, source) => mayBeText(head) && templateOf(source) !== undefined,
  read(source) {
    const into = makeCollector();
    const template = templateOf(source);
    if (template) into.template(template);
    return into.facts();
  },
};

/**
 * The facts of a text that Jinja would render and that does something: a statement, or a reach for Python's own names. A text
 * whose tags do not end is not Jinja's; {{BERT}} in a bibliography is none of its statements.
 */
function templateOf(source: ByteSource): TemplateFact | undefined {
  const text = textUpTo(source, LARGEST);
  if (text === undefined || !(text.includes('{{') || text.includes('{%'))) return undefined;
  const template = readTemplate('template', text);
  if (template.broken !== undefined) return undefined;
  const reaches = template.attributes.some((name) => name.startsWith('_')) || template.calls.length > 0;
  return /\{%[-+]?\s*(?:for|if|set|macro|include|import|from|extends|block|call|filter|with)\b/.test(text) ||
    (reaches && !text.includes('${{'))
    ? template
    : undefined;
}
