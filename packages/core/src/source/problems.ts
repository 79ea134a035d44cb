// Problems as a reader gets them: once each, in the order of the files, each with its line.
import type { Problem } from '../errors/errors.ts';
import { countText } from '../format.ts';
import { frameOfLine } from './code-frame.ts';
import type { Span } from './span.ts';

/** Most problems that one error carries: a file with more of them usually has a single cause. */
const MOST_PROBLEMS = 1000;

/** Compares for sorting: what stands first in a file. */
export function byPlace(a: Span, b: Span): number {
  return a.start.line - b.start.line || a.start.column - b.start.column;
}

/** `texts` by path, in the order of the files; a problem in another file comes first, and has no frame. */
export function problemsInOrder(problems: readonly Problem[], texts: ReadonlyMap<string, string>): readonly Problem[] {
  const files = [...texts.keys()];
  const unique = new Map(problems.map((p) => [`${p.code} ${JSON.stringify(p.at)} ${p.message}`, p]));
  const sorted = [...unique.values()].sort(
    (a, b) => files.indexOf(a.at.path) - files.indexOf(b.at.path) || byPlace(a.at, b.at),
  );
  const shown = sorted.slice(0, MOST_PROBLEMS);
  if (sorted.length > shown.length) shown.push(andMore(sorted.length - shown.length, shown.at(-1)!));
  return withFrames(shown, texts);
}

function andMore(count: number, { at }: Problem): Problem {
  const message = `${countText(count)} more problems are not shown`;
  return { code: 'policy/too-large', message, at, hint: 'solve the first ones; they may cause the others' };
}

function withFrames(problems: readonly Problem[], texts: ReadonlyMap<string, string>): readonly Problem[] {
  const lines = new Map([...texts].map(([path, text]) => [path, text.split('\n')]));
  return problems.map((p) => {
    const line = lines.get(p.at.path)?.[p.at.start.line - 1];
    return line === undefined || line === '' ? p : { ...p, frame: frameOfLine(line, p.at) };
  });
}
