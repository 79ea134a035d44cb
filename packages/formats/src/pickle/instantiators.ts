// A text that a loader imports and calls: PyTorch Lightning takes '_instantiator' out of a checkpoint's hyperparameters.
// https://github.com/Lightning-AI/pytorch-lightning/blob/master/src/lightning/pytorch/core/saving.py, _load_state
import { arrayProtocols, placeInMemory } from '../scan/array-protocol.ts';
import { bytesOf, latin1Of } from './constant.ts';
import { bytesAt } from './cursor.ts';
import { act, anomaly, here, textOf } from './machine.ts';
import type { Machine } from './machine.ts';
import { isNamed, named } from './nodes.ts';
import type { Node } from './nodes.ts';
import { latin1 } from './text.ts';
import { isBytesOfText, isConstant, isTuple, itemsOf, offsetOfConstant, offsetOfText } from './values.ts';

const KEY = '_instantiator';
/** Letters of a text of NumPy that is equal to a key. */
const LONGEST = Math.max(...Array.from([KEY, ...arrayProtocols], ({ length }) => length + 1));
const BACKSLASH = 0x5c;
/** Of a line with every letter escaped, and its quotes. */
const LONGEST_LINE = KEY.length * 10 + 2;

/** Keeps in mind that the key stands somewhere: before that, nobody looks for it among keys. */
export function noteKey(machine: Machine, offset: number, length: number): void {
  if (length === KEY.length && latin1(bytesAt(machine, offset, length)) === KEY) machine.found.instantiates = true;
}

/** The same of a line, in which letters may be escaped. */
export function noteLine(machine: Machine, from: number, length: number): void {
  if (length < KEY.length || length > LONGEST_LINE || machine.found.instantiates) return;
  const bytes = bytesAt(machine, from, length);
  machine.found.instantiates = bytes.includes(BACKSLASH) || latin1(bytes).includes(KEY);
}

/** A key of a dict with its value: the function that is called. */
export function noteInstantiator(machine: Machine, key: number, value: number): void {
  if (!machine.found.instantiates || !isKey(machine, key)) return;
  const path = textOf(machine, value);
  if (path === undefined) return noteStray(machine, [key]);
  const dot = path.lastIndexOf('.');
  const node = named(machine.found.nodes, path.slice(0, Math.max(0, dot)), path.slice(dot + 1), 'fetched');
  act(machine, node, { role: 'called', by: KEY, offset: here(machine) });
}

/** The key as an item of something else, which may become a dict: nobody can tell with which value. */
export function noteStray(machine: Machine, items: Iterable<number>): void {
  if (!machine.found.instantiates) return;
  for (const item of items) if (isKey(machine, item)) noteComputed(machine);
}

/** A text of NumPy is equal to the same of Python, and found as a key in its place: made of bytes, four to a letter. */
export function noteScalar(machine: Machine, node: Node, args: number): void {
  if (!isNamed(node, 'numpy._core.multiarray', 'scalar') && !isNamed(node, 'numpy.core.multiarray', 'scalar')) return;
  const [, value = Number.NaN] = isTuple(args) ? (itemsOf(machine.tuples, args)?.items ?? []) : [];
  const letters = latin1(headOf(machine, value)).replaceAll('\0', '');
  if (letters === KEY) noteComputed(machine);
  if (arrayProtocols.has(letters)) anomaly(machine, 'header-syntax', placeInMemory(letters), here(machine));
}

/** The first bytes of bytes that stand in the file. */
function headOf(machine: Machine, value: number): Uint8Array {
  const most = LONGEST * 4;
  if (isBytesOfText(value)) return latin1Of(machine, offsetOfText(value))?.subarray(0, most) ?? new Uint8Array();
  const place = isConstant(value) ? bytesOf(machine, offsetOfConstant(value)) : undefined;
  return place === undefined ? new Uint8Array() : machine.source.read(place.from, Math.min(place.length, most));
}

/** Nobody can tell what stands for the key's value. */
function noteComputed(machine: Machine): void {
  const node = named(machine.found.nodes, '', `what ${KEY} names`, 'computed');
  act(machine, node, { role: 'called', by: KEY, offset: here(machine) });
}

const isKey = (machine: Machine, value: number): boolean => isConstant(value) && textOf(machine, value) === KEY;
