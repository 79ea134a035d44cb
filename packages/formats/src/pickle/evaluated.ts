// A text that a loader evaluates as Python: fairseq does with settings of the checkpoint that it builds a model of. The pickle itself is a dict of
// texts, which no restricted unpickler refuses.
import { evaluatedKeys, callsSomething } from '../scan/evaluated-text.ts';
import { bytesAt } from './cursor.ts';
import { act, decoded, here, nodeOf, textOf } from './machine.ts';
import type { Machine } from './machine.ts';
import { named } from './nodes.ts';
import { latin1 } from './text.ts';
import { isBytesOfText, isConstant, isNode } from './values.ts';

const LENGTHS: ReadonlySet<number> = new Set(Array.from(evaluatedKeys, ({ length }) => length));
const BACKSLASH = 0x5c;

/** Keeps in mind that such a key stands somewhere: before that, nobody looks for it among keys. */
export function noteEvaluatedKey(machine: Machine, offset: number, length: number): void {
  if (machine.found.evaluates || !LENGTHS.has(length)) return;
  machine.found.evaluates = evaluatedKeys.has(latin1(bytesAt(machine, offset, length)));
}

/** The same of a line: quoted, or with letters escaped. */
export function noteEvaluatedLine(machine: Machine, from: number, length: number): void {
  if (machine.found.evaluates || length < 14 || length > 250) return;
  const bytes = bytesAt(machine, from, length);
  const text = latin1(bytes).replaceAll(/^["']|["']\r?$/g, '');
  machine.found.evaluates = bytes.includes(BACKSLASH) || evaluatedKeys.has(text);
}

/** Keys with their values, or any two that follow one another: pairs may become a dict. */
export function noteEvaluated(machine: Machine, values: ArrayLike<number>, from: number, to: number): void {
  if (!machine.found.evaluates) return;
  for (let i = from; i + 1 < to; i++)
    if (isConstant(values[i]!) && evaluatedKeys.has(textOf(machine, values[i]!) ?? ''))
      noteProgram(machine, textOf(machine, values[i]!)!, values[i + 1]!);
}

/** A text is evaluated, and so are bytes; a text that something in the file makes, nobody knows. */
function noteProgram(machine: Machine, key: string, value: number): void {
  const constant = decoded(machine, value);
  const made = isNode(value) || isBytesOfText(value) ? nodeOf(machine, value) : undefined;
  const { text = '' } = constant?.kind === 'text' || constant?.kind === 'bytes' ? constant : {};
  if (text === '' && made === undefined) return;
  if (text !== '' && !callsSomething(text) && !text.endsWith('…')) return;
  const node =
    made === undefined
      ? named(machine.found.nodes, 'builtins', 'eval', 'fetched')
      : named(machine.found.nodes, '', `what ${key} evaluates`, 'computed');
  act(machine, node, {
    role: 'called',
    by: key,
    offset: here(machine),
    args: () => [JSON.stringify(text.slice(0, 78))],
  });
}
