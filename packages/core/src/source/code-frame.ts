// The line that a span points at, with carets under it.
import { printable } from './found.ts';
import type { Span } from './span.ts';

const width = 100;

/** Replaces every character by one printable character, so that the carets stand under the right text. */
function oneColumnEach(line: string): string {
  return Array.from(line, (c) => (printable(c) === c ? c : c === '\t' ? ' ' : '\u{fffd}')).join('');
}

/** The part of a long line that holds the span, with the column at which that part begins; … at an end says that there is more. */
function window(line: string, from: number, to: number): { readonly text: string; readonly shift: number } {
  if (line.length <= width) return { text: line, shift: 0 };
  const middle = Math.min(Math.floor((from + Math.min(to, from + width)) / 2), line.length);
  const start = Math.max(0, Math.min(middle - width / 2, line.length - width));
  const [before, after] = [start > 0 && from > start, start + width < line.length];
  const shown = line.slice(before ? start + 1 : start, after ? start + width - 1 : start + width);
  return { text: `${before ? '…' : ''}${shown}${after ? '…' : ''}`, shift: start };
}

/**
 * Two lines: the source line with its number, and carets under the span; the first line of a span that has several.
 *
 *        41 |       impact-ratio: { min: 0.8 }
 *           |       ^^^^^^^^^^^^
 */
export function codeFrame(text: string, span: Span): string {
  return frameOfLine(text.split('\n')[span.start.line - 1] ?? '', span);
}

/** The same for a line that the caller has at hand. */
export function frameOfLine(source: string, span: Span): string {
  const line = source.endsWith('\r') ? source.slice(0, -1) : source;
  const from = Math.min(span.start.column - 1, line.length);
  const to = span.end.line === span.start.line ? Math.min(span.end.column - 1, line.length) : line.length;
  const { text, shift } = window(line, from, to);
  const number = String(span.start.line).padStart(5);
  const carets = '^'.repeat(Math.max(1, Math.min(to - shift, text.length) - (from - shift)));
  const under = ' '.repeat(Math.max(0, from - shift)) + carets;
  return `${number} | ${oneColumnEach(text)}\n${' '.repeat(number.length)} | ${under}`;
}
