// Conditions of a policy that compare one column with constants, which can be tested once for each of its values.
import { sqlTokens, type Column } from '@modelgate/core';

const WORDS = new Set(['and', 'or', 'not', 'in', 'between', 'is', 'null']);

/** Blanks, operators that compare, signs, brackets, numbers and texts. */
const CONSTANT = /^(?:\s+|[<>=!(),+-]|\d.*|e?'.+)$/is;

/** Of a column or anything else. */
const NAME = /^["\p{L}_]/u;

/**
 * The column; undefined where the condition reads another one too, or does anything but compare. What is done with a value may tell 0 from -0,
 * which are one value when rows are grouped; comparisons never do.
 */
export function onlyColumn(condition: string, columns: readonly Column[]): string | undefined {
  const tokens = sqlTokens(condition) ?? [];
  const others = tokens.filter((token) => !CONSTANT.test(token) && !WORDS.has(token.toLowerCase()));
  if (condition.includes('--') || !others.every((token) => NAME.test(token))) return undefined;
  const [first] = others;
  if (first === undefined || others.some((name) => plain(name) !== plain(first))) return undefined;
  return columnCalled(first, columns)?.name;
}

/** The column of a name as SQL writes it, in quotes or without. */
export function columnCalled(written: string, columns: readonly Column[]): Column | undefined {
  const called = plain(written);
  return columns.find(({ name }) => name.toLowerCase() === called);
}

/** As SQL compares names: without regard to case. */
function plain(name: string): string {
  return (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name).toLowerCase();
}
