// Annotations as workflow commands, for jobs whose token may not write a check run.
import type { Annotation, Report } from '@modelgate/core';
import { annotations } from './annotations.ts';
import { command } from './text/commands.ts';
import { plural } from './words.ts';

/** GitHub shows ten errors and ten warnings of a step and silently drops the others. */
const perStep = 10;

/** The commands, one a line; where some are left out, the last of its level says how many. */
export function workflowCommands(report: Report): readonly string[] {
  const all = annotations(report);
  return (['failure', 'warning'] as const).flatMap((level) => {
    const ofLevel = all.filter((annotation) => annotation.level === level);
    if (ofLevel.length <= perStep) return ofLevel.map(write);
    return [...ofLevel.slice(0, perStep - 1), more(report, level, ofLevel.length - perStep + 1)].map(write);
  });
}

const names: Readonly<Record<Annotation['level'], string>> = { failure: 'error', warning: 'warning', notice: 'notice' };

/** Writes a command with its properties in the order that @actions/core uses. */
function write({ level, title, message, path, startLine, endLine, startColumn, endColumn }: Annotation): string {
  const place = path === '' ? {} : { file: path, line: startLine, endLine, col: startColumn, endColumn };
  return command(names[level], { title, ...place }, message);
}

function more(report: Report, level: Annotation['level'], hidden: number): Annotation {
  const what = plural(hidden, `more ${level}`);
  return {
    path: '',
    startLine: 1,
    endLine: 1,
    level,
    title: what,
    message: `${what} of ${report.gate}: see the job summary`,
  };
}
