// The unpickler's stack and marks, as CPython's C code keeps them: nothing below the last mark can be popped.
import { BrokenError, BudgetError } from '../scan/reader.ts';

const MOST_VALUES = 1 << 23;
const MOST_MARKS = 1 << 22;

export interface Stack {
  values: Float64Array;
  top: number;
  marks: Int32Array;
  markCount: number;
  /** Where the last mark stands: the lowest place that may be popped. */
  fence: number;
}

export const emptyStack = (): Stack => ({
  values: new Float64Array(64),
  top: 0,
  marks: new Int32Array(16),
  markCount: 0,
  fence: 0,
});

export function push(stack: Stack, value: number): void {
  if (stack.top === stack.values.length) {
    if (stack.top >= MOST_VALUES) throw new BudgetError(`its stack has more than ${MOST_VALUES} values`);
    const wider = new Float64Array(stack.values.length * 2);
    wider.set(stack.values);
    stack.values = wider;
  }
  stack.values[stack.top++] = value;
}

export function pop(stack: Stack): number {
  if (stack.top <= stack.fence) throw underflow(stack);
  return stack.values[--stack.top]!;
}

export function peek(stack: Stack): number {
  if (stack.top <= stack.fence) throw underflow(stack);
  return stack.values[stack.top - 1]!;
}

function underflow(stack: Stack): BrokenError {
  return new BrokenError(stack.markCount > 0 ? 'a mark stands where a value should be' : 'its stack is empty');
}

export function mark(stack: Stack): void {
  if (stack.markCount === stack.marks.length) {
    if (stack.markCount >= MOST_MARKS) throw new BudgetError(`it has more than ${MOST_MARKS} open marks`);
    const wider = new Int32Array(stack.marks.length * 2);
    wider.set(stack.marks);
    stack.marks = wider;
  }
  stack.marks[stack.markCount++] = stack.top;
  stack.fence = stack.top;
}

/** Takes the last mark away and gives its place: the values from there to the top are the caller's to take. */
export function unmark(stack: Stack): number {
  if (stack.markCount === 0) throw new BrokenError('it has no mark where one is needed');
  const place = stack.marks[--stack.markCount]!;
  stack.fence = stack.markCount > 0 ? stack.marks[stack.markCount - 1]! : 0;
  return place;
}

/** POP takes a mark where one is on top. */
export function popOrUnmark(stack: Stack): void {
  if (stack.markCount > 0 && stack.marks[stack.markCount - 1] === stack.top) unmark(stack);
  else pop(stack);
}
