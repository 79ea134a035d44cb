// The page of a run that could not judge: every problem with its line, and what to do about it.
import type { RunError } from '@modelgate/core';
import type { LinkTo } from '../links.ts';
import { code, fenced, link, md } from '../text/markdown.ts';
import { plural } from '../words.ts';
import type { Part, Section } from './fit.ts';

const families: Readonly<Record<RunError['family'], string>> = {
  policy: 'The policy cannot be used. Nothing was judged.',
  input: 'A file or an input is not what it has to be. Nothing was judged.',
  world: 'Something outside ModelGate failed. Nothing was judged.',
  bug: 'ModelGate itself failed. Nothing was judged. Please report this page.',
};

/** The whole page, after its title. */
export function errorParts(error: RunError, linkTo: LinkTo): readonly Part[] {
  return [{ text: errorText(error), keep: true }, ...problems(error, linkTo)];
}

/** One sentence: whose fault it is. */
function errorText(error: RunError): string {
  const count = error.problems.length > 1 ? ` ${plural(error.problems.length, 'problem')}:` : '';
  return families[error.family] + count;
}

export function problems(error: RunError, linkTo: LinkTo): readonly Section[] {
  return [
    {
      open: '',
      rows: error.problems.map((problem) => problemText(problem, linkTo)),
      close: (hidden) => (hidden === 0 ? '' : `\n… and ${plural(hidden, 'more problem')}; report.json has them all.`),
    },
  ];
}

/** A problem as paragraphs, not as a list item: a fence within a list needs an indent that a hostile line could break. */
function problemText({ code: name, message, hint, at, frame }: RunError['problems'][number], linkTo: LinkTo): string {
  const place = at === undefined ? '' : ` (${link(`${at.path} line ${at.start.line}`, linkTo(at))})`;
  const parts = [`${code(name)} **${md(message, 1000)}**${place}`];
  if (frame !== undefined) parts.push(fenced(frame));
  if (hint !== undefined) parts.push(`→ ${md(hint, 1000)}`);
  return `${parts.join('\n\n')}\n`;
}
