// Keys that loaders look for in any dict: those by which an object says where its memory lies, and
// texts in the settings of a checkpoint that a loader evaluates as Python, as fairseq does, or imports and calls, as Hydra and the command line of
// Lightning do. The pickle itself is a dict of texts, which no restricted unpickler refuses.
// hydra/_internal/instantiate/_instantiate2.py; lightning/pytorch/cli.py, instantiate_module
import { arrayProtocols, placeInMemory } from '../scan/array-protocol.ts';
import { evaluatedKeys, callsSomething } from '../scan/evaluated-text.ts';
import { bytesAt } from './cursor.ts';
import { act, anomaly, decoded, here, nodeOf, textOf } from './machine.ts';
import type { Machine } from './machine.ts';
import { named } from './nodes.ts';
import { latin1 } from './text.ts';
import { isBytesOfText, isConstant, isNode } from './values.ts';

const TARGETS: ReadonlySet<string> = new Set(['_target_', '_class_path', 'class_path']);
const KEYS: ReadonlySet<string> = new Set([...evaluatedKeys, ...TARGETS, ...arrayProtocols]);
const LENGTHS: ReadonlySet<number> = new Set(Array.from(KEYS, ({ length }) => length));
const SHORTEST = Math.min(...LENGTHS);
/** Most texts of such a length begin with another letter. */
const FIRST: ReadonlySet<number> = new Set(Array.from(KEYS, (key) => key.charCodeAt(0)));
const BACKSLASH = 0x5c;

/** Keeps in mind that such a key stands somewhere: before that, nobody looks for it among keys. */
export function noteEvaluatedKey(machine: Machine, offset: number, length: number): void {
  if (machine.found.evaluates || !LENGTHS.has(length) || !FIRST.has(machine.bytes[machine.at] ?? -1)) return;
  machine.found.evaluates = KEYS.has(latin1(bytesAt(machine, offset, length)));
}

/** The same of a line: quoted, or with letters escaped. */
export function noteEvaluatedLine(machine: Machine, from: number, length: number): void {
  if (machine.found.evaluates || length < SHORTEST || length > 250) return;
  const bytes = bytesAt(machine, from, length);
  const text = latin1(bytes).replaceAll(/^["']|["']\r?$/g, '');
  machine.found.evaluates = bytes.includes(BACKSLASH) || KEYS.has(text);
}

/** Keys with their values, or any two that follow one another: pairs may become a dict. */
export function noteEvaluated(machine: Machine, values: ArrayLike<number>, from: number, to: number): void {
  if (!machine.found.evaluates) return;
  for (let i = from; i + 1 < to; i++)
    if (isConstant(values[i]!)) {
      const key = textOf(machine, values[i]!) ?? '';
      if (evaluatedKeys.has(key)) noteProgram(machine, key, values[i + 1]!);
      else if (TARGETS.has(key)) noteTarget(machine, key, values[i + 1]!);
      else if (arrayProtocols.has(key) && textOf(machine, values[i + 1]!) === undefined)
        anomaly(machine, 'header-syntax', placeInMemory(key), here(machine));
    }
}

/** The path of what is called. */
function noteTarget(machine: Machine, key: string, value: number): void {
  const path = textOf(machine, value) ?? '';
  const dot = path.lastIndexOf('.');
  if (dot <= 0 || !/^[\w.]+$/.test(path)) return;
  const node = named(machine.found.nodes, path.slice(0, dot), path.slice(dot + 1), 'fetched');
  act(machine, node, { role: 'called', by: `${key} of a checkpoint`, offset: here(machine) });
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
