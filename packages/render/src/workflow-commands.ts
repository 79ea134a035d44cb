// Annotations as workflow commands, for jobs whose token may not write a check run.
import type { Annotation, Report } from '@modelgate/core';
import { annotations, inPlaceOf } from './annotations.ts';
import { command } from './text/commands.ts';

/** GitHub shows ten errors and ten warnings of a step and silently drops the others. */
const perStep = 10;

/**
 * One command per line; where some are left out, the last of their level says how many. The reports are of one step and
 * gate, and take turns: each shows its first before any shows its second, so that none hides another.
 */
export function workflowCommands(reports: readonly Report[]): readonly string[] {
  const all = inTurn(reports.map(annotations));
  return (['failure', 'warning'] as const).flatMap((level) => {
    const ofLevel = all.filter((annotation) => annotation.level === level);
    if (ofLevel.length <= perStep) return ofLevel.map(write);
    const more = inPlaceOf(ofLevel.slice(perStep - 1), reports[0]!, 'the job summary');
    return [...ofLevel.slice(0, perStep - 1), { ...more, path: '' }].map(write);
  });
}

function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const placed = lists.flatMap((list) => list.map((each, place) => ({ each, place })));
  return placed.sort((a, b) => a.place - b.place).map(({ each }) => each);
}

const names: Readonly<Record<Annotation['level'], string>> = { failure: 'error', warning: 'warning', notice: 'notice' };

/** Writes a command with its properties in the order that @actions/core uses. */
function write({ level, title, message, path, startLine, endLine, startColumn, endColumn }: Annotation): string {
  const place = path === '' ? {} : { file: path, line: startLine, endLine, col: startColumn, endColumn };
  return command(names[level], { title, ...place }, message);
}
