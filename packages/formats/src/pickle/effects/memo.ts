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

/** Python reads no more digits. */
const MOST_DIGITS = 4300;

/** Decimal digits of a line, read as int() does, with sign, blanks and underscores, and as the C unpickler does: up to a zero byte. */
function indexOfLine(machine: Machine): number {
  const { from, to } = line(machine);
  if (to - from > MOST_DIGITS) throw new BrokenError('the number of a memo entry is too long');
  const [text] = latin1(bytesAt(machine, from, to - from)).split('\0', 1);
  const digits = text!.trim().replace(/^\+/, '').replaceAll('_', '');
  const index = /^-?\d+$/.test(digits) ? Number(digits) : Number.NaN;
  if (!Number.isSafeInteger(index)) throw new BrokenError('the number of a memo entry is none');
  return index;
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
