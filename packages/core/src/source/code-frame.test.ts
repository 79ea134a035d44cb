// The frame shows the right columns, whatever is in the line.
import { expect, test } from 'vitest';
import { codeFrame } from './code-frame.ts';
import type { Span } from './span.ts';

function span(line: number, from: number, to: number, endLine = line): Span {
  return { path: 'modelgate.yml', start: { line, column: from }, end: { line: endLine, column: to } };
}

test('carets stand under the span', () => {
  const text = 'version: 1\n      impact-ratio: { min: 0.8 }\n';
  expect(codeFrame(text, span(2, 7, 19))).toBe(
    ['    2 |       impact-ratio: { min: 0.8 }', '      |       ^^^^^^^^^^^^'].join('\n'),
  );
});

test('an empty span has one caret, a span of several lines is shown on its first', () => {
  expect(codeFrame('ab', span(1, 3, 3))).toBe('    1 | ab\n      |   ^');
  expect(codeFrame('ab\ncd', span(1, 2, 2, 2))).toBe('    1 | ab\n      |  ^');
});

test('a line that is not there is empty', () => {
  expect(codeFrame('a', span(9, 1, 1))).toBe('    9 | \n      | ^');
});

test('nothing in a line acts on the terminal', () => {
  const frame = codeFrame('a:\t\u001b[31m\u202eb\u0007\r', span(1, 1, 2));
  expect(frame).toBe('    1 | a: \u{fffd}[31m\u{fffd}b\u{fffd}\n      | ^');
});

test('a long line is cut around the span', () => {
  const frame = codeFrame(`${'x'.repeat(5000)}here${'y'.repeat(5000)}`, span(1, 5001, 5005));
  const [line, carets] = frame.split('\n');
  expect(line.length).toBe(108);
  expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('here');
  expect(line).toMatch(/^ {4}1 \| …x+herey+…$/);
  expect(codeFrame(`here${'y'.repeat(5000)}`, span(1, 1, 5)).split('\n')[0]).toMatch(/\| herey+…$/);
  expect(codeFrame(`${'x'.repeat(5000)}here`, span(1, 5001, 5005)).split('\n')[0]).toMatch(/\| …x+here$/);
});
