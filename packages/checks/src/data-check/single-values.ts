// Which aggregates of a policy's SQL could single somebody out.
import { contributing } from '../data-metric/contributing.ts';
import type { Aggregate } from '../data-metric/expressions.ts';
import { isFew } from './few.ts';

/** Whether a value could single somebody out: a value of a row, what very few rows add up to, their number, or their share. */
export function isHidden(value: number, { rows, fewest, fewestLeft }: Aggregate, expression: string): boolean {
  if (isFew(rows) || isFew(fewest ?? 0) || contributing(expression) === undefined) return true;
  if (quotesRows(expression) || leavesFew(value, rows)) return true;
  return /count/i.test(expression) && (isFew(fewestLeft ?? 0) || tellsFew(value, rows, expression.includes('/')));
}

/** Whether a count of rows, or a share that is made from one, tells a very small number. */
function tellsFew(value: number, rows: number, isShare: boolean): boolean {
  return isFew(value) || (isShare && isFew((value * rows) / 100));
}

/** Whether it may be the number of all rows but very few, or their share of all rows: the sum or the mean of a flag tells as much as a count. */
function leavesFew(value: number, rows: number): boolean {
  return [value, value * rows, (value * rows) / 100].some((count) => {
    const whole = Math.round(count);
    return Math.abs(count - whole) < 1e-9 * rows && isFew(rows - whole);
  });
}

/** Whether an aggregate may be a value of a row, such as an extreme or a quantile; any that is not known to be harmless counts as one. */
function quotesRows(expression: string): boolean {
  return /min|max|median|quantile|&"/i.test(expression) || !/^[\x20-\x7e\s]*$/.test(expression);
}
