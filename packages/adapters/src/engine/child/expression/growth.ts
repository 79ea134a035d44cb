// How much longer an expression may make a text: replace within replace multiplies it, until memory ends and not the statement.
import { childList, childrenOf, isNode, type Node } from './tree.ts';

/** Two thousand values are worked on at once: of 1 kB each this is 2 GB. */
const MOST = 1000;

/** What functions make of a text at most, however it reads. */
const TIMES: Readonly<Record<string, number>> = {
  base64: 2,
  bin: 8,
  hex: 2,
  json_array: 2,
  json_object: 2,
  json_quote: 2,
  like_escape: 2,
  ilike_escape: 2,
  not_ilike_escape: 2,
  not_like_escape: 2,
  regexp_escape: 2,
  row_to_json: 2,
  to_base64: 2,
  to_binary: 8,
  to_hex: 2,
  to_json: 2,
  array_to_json: 2,
  url_encode: 3,
};

/** Why the expression is refused; undefined when it makes no text longer than a thousand times. Only of a tree whose nodes are all allowed. */
export function growthRefusal(root: Node): string | undefined {
  const times = growthOf(root);
  if (times <= MOST) return undefined;
  return `its functions, one inside another, could make a text more than ${MOST.toLocaleString('en')} times as long`;
}

function growthOf(node: Node): number {
  const below = Math.max(1, ...childrenOf(node).map(growthOf));
  return node['class'] === 'FUNCTION' ? below * ownGrowth(node) : below;
}

function ownGrowth(node: Node): number {
  const name = String(node['function_name']);
  const [, from, to] = childList(node, 'children');
  if (name === 'replace') return Math.max(1, (lengthOf(to) ?? MOST) / Math.max(1, lengthOf(from) ?? 1));
  // A pattern may also match the empty text between two characters.
  if (name === 'regexp_replace') return 1 + (lengthOf(to) ?? MOST);
  return TIMES[name] ?? 1;
}

/** Of a text that is written; undefined of one that the data gives. */
function lengthOf(node: Node | undefined): number | undefined {
  const value = node?.['class'] === 'CONSTANT' ? node['value'] : undefined;
  if (!isNode(value)) return undefined;
  return value['is_null'] === true ? 0 : String(value['value']).length;
}
