// Untrusted text as one visible line: what acts on terminals, logs or readers' eyes is written out.
import { printable } from '@modelgate/core';

/** The text on one line, control and direction characters as escapes, at most so many characters of it. */
export function plain(text: string, longest: number = 500): string {
  const shown = printable(text).trim();
  const characters = Array.from(shown);
  if (characters.length <= longest) return shown;
  return `${characters.slice(0, longest - 1).join('')}…`;
}

/**
 * The same for output that a runner reads as its log: `::` at a line's beginning and `##[` anywhere are commands to it
 * (actions/runner, ActionCommand.cs).
 */
export function plainInLog(text: string, longest?: number): string {
  return plain(text, longest).replaceAll('::', ': :').replaceAll('##[', '# #[');
}
