// A value of another kind than expected: what was found, and how the expected one is written.
import type { Problem } from '../errors/errors.ts';
import { found, printable } from '../source/found.ts';
import { plain, type Node, type NodePlace } from '../source/tree.ts';

/** A value of another kind than expected, with the expected one as it is written. `keys`: those that a map may have. */
export function wrongKind({ node }: NodePlace, subject: string, expected: string, keys: readonly string[]): Problem {
  const message = `${subject} is ${found(plain(node))}, expected ${expected}`;
  return { code: 'policy/wrong-type', message, at: node.at, hint: hintOfKind(node, expected, keys) };
}

function hintOfKind(node: Node, expected: string, keys: readonly string[]): string {
  const value = node.kind === 'scalar' && node.value !== null ? printable(String(node.value)).slice(0, 60) : '…';
  const map = mapLike(node, keys);
  if (expected === 'a map' || expected === 'a map or a list')
    return `write ${map}, or each key and its value on a line of their own below it`;
  if (expected === 'a list') return `write [${value}]`;
  if (expected === 'a list or a map') return `write [${value}], or a map: ${map}`;
  if (typeof plain(node) !== 'string' || !expected.includes('a number') || !/^[-+]?\d+(\.\d+)?$/.test(value))
    return `write ${expected.replace(/ or a map$/, () => `, or a map: ${map}`)}`;
  return value.replace(/\D/g, '').length > 15 ? 'write a number of at most 15 digits' : `write ${value} without quotes`;
}

/** A map as it may be written here: of what stands in a list, where those are keys; else of the first keys that there are. */
function mapLike(node: Node, keys: readonly string[]): string {
  const listed = node.kind === 'list' ? node.items.map(plain).filter((item) => typeof item === 'string') : [];
  // A path is no name.
  const written = listed.filter((item) => !/[./]/.test(item)).map((item) => printable(item).slice(0, 60));
  const known = keys.length === 0 ? written : written.filter((item) => keys.includes(item));
  const shown = known.length > 0 ? known : keys;
  return shown.length === 0 ? '{ key: value }' : mapOf(shown);
}

/** '{ min: …, max: …, change: … }'. */
function mapOf(keys: readonly string[]): string {
  const shown = keys.slice(0, MOST_KEYS).map((key) => `${key}: …`);
  return `{ ${shown.join(', ')}${keys.length > MOST_KEYS ? ', …' : ''} }`;
}

const MOST_KEYS = 4;
