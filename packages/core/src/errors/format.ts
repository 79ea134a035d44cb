// Problems of a policy as a terminal prints them.
import { plural } from '../format.ts';
import { printable } from '../source/found.ts';
import type { RunProblem } from '../report/types.ts';

/**
 * Every problem with its place, its line and what to do; plain text, no colour.
 *
 *     modelgate.yml:41:7  policy/unknown-key
 *        41 |       acuracy: 0.84
 *           |       ^^^^^^^
 *           unknown metric "acuracy"; did you mean "accuracy"?
 *           try: write accuracy
 */
export function formatProblems(problems: readonly RunProblem[]): string {
  return `${problems.map(formatProblem).join('\n\n')}\n\n${plural(problems.length, 'problem')}\n`;
}

function formatProblem({ code, message, at, hint, frame }: RunProblem): string {
  const place = at === undefined ? '' : `${printable(at.path)}:${at.start.line}:${at.start.column}  `;
  const lines = [place + code];
  if (frame !== undefined) lines.push(frame);
  lines.push(`      ${printable(message)}`);
  if (hint !== undefined) lines.push(`      try: ${printable(hint)}`);
  return lines.join('\n');
}
