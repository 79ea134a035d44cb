// Untrusted text as one visible line: characters that act on terminals or logs, or that deceive the eye, are written as escapes.
import { printable } from '@modelgate/core';

/** The text on one line, with control and direction characters as escapes, cut to `longest` characters. */
export function plain(text: string, longest: number = 500): string {
  const shown = printable(text).trim();
  const characters = Array.from(shown);
  if (characters.length <= longest) return shown;
  return `${characters.slice(0, longest - 1).join('')}…`;
}

/**
 * The same for output to a runner's log, in which `::` at a line's beginning and `##[` anywhere are commands
 * (actions/runner, ActionCommand.cs). A line may be broken at any space, so the colons are separated wherever `::`
 * begins a word; inside a word, as in SQL, they stay.
 */
export function plainInLog(text: string, longest?: number): string {
  return plain(text, longest)
    .replaceAll(/(?<=^|[\s\p{Z}]):{2,}/gu, (colons) => colons.split('').join(' '))
    .replaceAll('##[', '# #[');
}
