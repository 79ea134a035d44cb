// A text that a loader imports and calls: PyTorch Lightning takes '_instantiator' out of a checkpoint's hyperparameters.
// https://github.com/Lightning-AI/pytorch-lightning/blob/master/src/lightning/pytorch/core/saving.py, _load_state
import { bytesAt } from './cursor.ts';
import { act, here, textOf } from './machine.ts';
import type { Machine } from './machine.ts';
import { named } from './nodes.ts';
import { latin1 } from './text.ts';
import { isConstant } from './values.ts';

const KEY = '_instantiator';
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
  for (const item of items)
    if (isKey(machine, item)) {
      const node = named(machine.found.nodes, '', `what ${KEY} names`, 'computed');
      act(machine, node, { role: 'called', by: KEY, offset: here(machine) });
    }
}

const isKey = (machine: Machine, value: number): boolean => isConstant(value) && textOf(machine, value) === KEY;
