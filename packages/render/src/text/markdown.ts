// Untrusted text inside GitHub's Markdown: shown letter by letter, with no effect.
import { plain } from './plain.ts';

/** A zero-width space: invisible, it keeps GitHub from making a link, a mention or an emoji of the text around it. */
const gap = '&#8203;';

/** Plain text in a paragraph, a list item or a table cell. */
export function md(text: string, longest?: number): string {
  const shown = plain(text, longest);
  const escaped = shown.replaceAll(/[\\`*_{}[\]|~]/g, String.raw`\$&`).replaceAll(/[&<>]/g, entity);
  return unlinked(escaped)
    .replaceAll('$', '<span>$$</span>')
    .replace(blockStart, escapeStart)
    .replace(headingEnd, String.raw`\$&`);
}

/** Plain text inside an HTML block such as `<summary>`, where Markdown's signs have no meaning. */
export function html(text: string): string {
  return unlinked(plain(text).replaceAll(/[&<>"']/g, entity)).replaceAll('$', '<span>$$</span>');
}

/** A code span: mentions, links and emoji have no effect there. */
export function code(text: string, longest?: number): string {
  const shown = plain(text, longest);
  if (shown === '') return '';
  const fence = '`'.repeat(longestRun(shown, /`+/g) + 1);
  const padding = /^`|`$/.test(shown) ? ' ' : '';
  return fence + padding + shown + padding + fence;
}

/** A code span in a table. Text with `|` would end the cell, and no escape works for every text, so it is written without a code span. */
export function codeCell(text: string, longest?: number): string {
  return text.includes('|') ? md(text, longest) : code(text, longest);
}

/** Lines as they are, in a fence that none of them can close. */
export function fenced(lines: string): string {
  const shown = lines.split('\n').map((line) => plainLine(line));
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n'), /`+/g) + 1));
  return `${fence}text\n${shown.join('\n')}\n${fence}`;
}

/** A link to an address of our own making. */
export function link(text: string, url: string | undefined): string {
  return url === undefined ? md(text) : `[${md(text)}](${url})`;
}

/** One row of a table; the cells are Markdown already. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function tableHead(names: readonly string[]): string {
  return `${tableRow(names)}\n|${names.map(() => '---|').join('')}`;
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** How a heading, a list, a rule or an underline begins; in the middle of a line these signs have no effect. */
const blockStart = /^(?:#{1,6}(?=\s|$)|[+-](?=\s|$)|-{2,}|={1,}|\d{1,9}(?=[.)](?:\s|$)))/;

/** The signs that may close a heading. */
const headingEnd = /(?<=^|\s)#+$/;

function escapeStart(sign: string): string {
  return /^\d/.test(sign) ? `${sign}${gap}` : `\\${sign}`;
}

/** Breaks mentions, issue numbers, addresses with and without scheme, and names of emoji; the `#` of an HTML entity is left alone. */
function unlinked(text: string): string {
  return text
    .replaceAll('@', `@${gap}`)
    .replaceAll(/(?<!&)#(?=\d)/g, `#${gap}`)
    .replaceAll(/GH-(?=\d)/gi, (match) => match + gap)
    .replaceAll('://', `:${gap}//`)
    .replaceAll(/www\./gi, (match) => match.slice(0, -1) + gap + '.')
    .replaceAll(/:(?=[\w+\\-]+:)/g, `:${gap}`);
}

function longestRun(text: string, runs: RegExp): number {
  return Math.max(0, ...Array.from(text.matchAll(runs), ([run]) => run.length));
}

/** A line of a code frame, with its leading spaces, which place the carets. */
function plainLine(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return indent + plain(line, 300);
}
