// Values as people read them: arguments of a call, and expressions of what only loading computes.
import { oneLine } from '../scan/one-line.ts';
import { constantOf } from './constant.ts';
import type { Machine } from './machine.ts';
import { decoded, nodeOf } from './machine.ts';
import { qualified } from './nodes.ts';
import { isBytesOfText, isDict, isList, isSet, itemsOf, offsetOfText } from './values.ts';

const MOST_ARGUMENTS = 8;
const MOST_TEXT = 80;
/** What is judged by its name is told by all of it. */
const MOST_NAME = 160;

/** A value in Python's way of writing, at most 80 characters; a callable and what it made, 160. */
export function shown(machine: Machine, value: number): string {
  return oneLine(whole(machine, value), nodeOf(machine, value) === undefined ? MOST_TEXT : MOST_NAME);
}

function whole(machine: Machine, value: number): string {
  const constant = decoded(machine, value);
  if (constant?.kind === 'text') return `'${constant.text}'`;
  if (constant?.kind === 'bytes' || constant?.kind === 'bytearray') return `b'${constant.text}'`;
  if (constant !== undefined) return constant.text;
  if (isBytesOfText(value)) return `b'${constantOf(machine, offsetOfText(value)).text}'`;
  const node = nodeOf(machine, value);
  if (node !== undefined) return qualified(node);
  if (isList(value)) return '[…]';
  if (isDict(value)) return '{…}';
  return isSet(value) ? 'set(…)' : '(…)';
}

/** The items of an argument tuple; ['…'] where they are not known. */
export function shownArguments(machine: Machine, args: number): readonly string[] {
  const known = itemsOf(machine.tuples, args);
  if (known === undefined) return ['…'];
  const texts = known.items.slice(0, MOST_ARGUMENTS).map((item) => shown(machine, item));
  return known.length > MOST_ARGUMENTS ? [...texts, '…'] : texts;
}
