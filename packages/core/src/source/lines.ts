// From an offset in a text to its line and column.
import type { Position, Span } from './span.ts';

/** Offsets at which the lines of a text begin; a line ends with LF, so CRLF files keep their CR at the line's end. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Line and column, from 1, of an offset in UTF-16 units. */
function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

/** The stretch between two offsets. */
export function spanBetween(path: string, starts: readonly number[], from: number, to: number): Span {
  return { path, start: positionAt(starts, from), end: positionAt(starts, to) };
}

/** The very beginning of a file, for problems that have no better place. */
export function startOf(path: string): Span {
  return { path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}
