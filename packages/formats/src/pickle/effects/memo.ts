// Opcodes of the memo: GET, PUT and their binary forms, MEMOIZE.
import { BrokenError } from '../../scan/reader.ts';
import { bytesAt, line, unsigned } from '../cursor.ts';
import { anomaly, here } from '../machine.ts';
import type { Effect, Machine } from '../machine.ts';
import { memoGet, memoPut } from '../memo.ts';
import { peek, push } from '../stack.ts';
import { latin1 } from '../text.ts';

function get(machine: Machine, index: number): void {
  const value = memoGet(machine.memo, index);
  if (Number.isNaN(value)) throw new BrokenError('it fetches a memo entry that is not there');
  push(machine.stack, value);
}

function put(machine: Machine, index: number): void {
  const value = peek(machine.stack);
  const before = memoPut(machine.memo, index, value);
  if (Number.isNaN(before) || before === value) return;
  anomaly(machine, 'memo-overwritten', 'a memo entry is written twice', here(machine));
}

/** Decimal digits of a line; CPython reads them with int(), which also knows signs, blanks and underscores. */
function indexOfLine(machine: Machine): number {
  const { from, to } = line(machine);
  const text = latin1(bytesAt(machine, from, Math.min(to - from, 64)));
  const digits = text.trim().replace(/^\+/, '').replaceAll('_', '');
  if (!/^-?\d+$/.test(digits)) throw new BrokenError('it numbers a memo entry with something that is no number');
  return Number(digits);
}

function putLine(machine: Machine): void {
  const index = indexOfLine(machine);
  if (index < 0) throw new BrokenError('it writes a memo entry with a negative number');
  put(machine, index);
}

const getOf =
  (width: 1 | 4): Effect =>
  (machine) =>
    get(machine, unsigned(machine, width));

const putOf =
  (width: 1 | 4): Effect =>
  (machine) =>
    put(machine, unsigned(machine, width));

export const memoEffects: Readonly<Record<string, Effect>> = {
  GET: (machine) => get(machine, indexOfLine(machine)),
  BINGET: getOf(1),
  LONG_BINGET: getOf(4),
  PUT: putLine,
  BINPUT: putOf(1),
  LONG_BINPUT: putOf(4),
  MEMOIZE: (machine) => put(machine, machine.memo.count),
};
