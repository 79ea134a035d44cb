// Conditions of a policy that compare one column with constants, which can be tested once for each of its values.
import type { Column } from '@modelgate/core';

const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")+"|[a-z_][a-z_0-9]*|\d+(?:\.\d+)?(?:e[+-]?\d+)?|<=|>=|<>|!=|[<>=(),+-]|\s+/gi;

const WORDS = new Set(['and', 'or', 'not', 'in', 'between', 'is', 'null']);

/**
 * The column; undefined where the condition reads another one too, or does anything but compare. What is done with a value may tell 0 from -0,
 * which are one value when rows are grouped; comparisons never do.
 */
export function onlyColumn(condition: string, columns: readonly Column[]): string | undefined {
  const tokens = condition.match(TOKEN) ?? [];
  if (tokens.join('') !== condition || condition.includes('--')) return undefined;
  const names = tokens.filter((token) => /^["a-z_]/i.test(token) && !WORDS.has(token.toLowerCase())).map(plain);
  const [first] = names;
  if (first === undefined || names.some((name) => name !== first)) return undefined;
  return columns.find(({ name }) => name.toLowerCase() === first)?.name;
}

/** As SQL compares names: without regard to case. */
function plain(name: string): string {
  return (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name).toLowerCase();
}
