// Opcodes that push a constant: only its place is kept.
import { line, offsetOf, skip, unsigned } from '../cursor.ts';
import { noteEvaluatedKey, noteEvaluatedLine } from '../evaluated.ts';
import { noteKey, noteLine } from '../instantiators.ts';
import { here } from '../machine.ts';
import type { Effect, Machine } from '../machine.ts';
import { opcodes } from '../opcodes.ts';
import type { Argument, Constant } from '../opcodes.ts';
import { push } from '../stack.ts';
import { constantAt } from '../values.ts';

function lineConstant(machine: Machine): void {
  const offset = here(machine);
  const { from, to } = line(machine);
  noteLine(machine, from, to - from);
  noteEvaluatedLine(machine, from, to - from);
  push(machine.stack, constantAt(offset));
}

function fixedConstant(bytes: number): Effect {
  return (machine) => {
    const offset = machine.base + machine.at - 1;
    skip(machine, bytes);
    push(machine.stack, constantAt(offset));
  };
}

function longConstant(width: 1 | 4 | 8, constant: Constant): Effect {
  return (machine) => {
    const offset = machine.base + machine.at - 1;
    const length = unsigned(machine, width);
    if (length > 3) notePayload(machine, constant, length);
    noteKey(machine, offsetOf(machine), length);
    noteEvaluatedKey(machine, offsetOf(machine), length);
    skip(machine, length);
    push(machine.stack, constantAt(offset));
  };
}

const MOST_HIDDEN = 256;

/** A payload that begins as pickles do: PROTO or GLOBAL, or PROTO in base64 ('gA'), in digits ('80') or in the letters of Latin-1. */
function notePayload(machine: Machine, constant: Constant, length: number): void {
  const first = machine.bytes[machine.at];
  const second = machine.bytes[machine.at + 1]!;
  const { hidden, archives } = machine.found;
  if (first === 0x50 && second === 0x4b && constant === 'bytes' && archives.length < MOST_HIDDEN)
    archives.push({ offset: offsetOf(machine), length });
  if (hidden.length >= MOST_HIDDEN || constant === 'int') return;
  if (first === 0x67 && second === 0x41) hidden.push({ offset: offsetOf(machine), length, kind: 'text' });
  else if (first === 0x38 && second === 0x30 && constant === 'text')
    hidden.push({ offset: offsetOf(machine), length, kind: 'digits' });
  else if (first === 0xc2 && second === 0x80 && constant === 'text')
    hidden.push({ offset: offsetOf(machine), length, kind: 'latin1' });
  else if ((first === 0x80 && second <= 5) || (first === 0x63 && constant !== 'text'))
    hidden.push({ offset: offsetOf(machine), length, kind: 'bytes' });
}

function effectOf(argument: Argument, constant: Constant): Effect {
  if (argument === 'line' || argument === 'lines') return lineConstant;
  if (typeof argument === 'number') return fixedConstant(argument);
  return longConstant(Number(argument.slice('length'.length)) as 1 | 4 | 8, constant);
}

export const constantEffects: Readonly<Record<string, Effect>> = Object.fromEntries(
  opcodes.flatMap(({ name, argument, constant }) =>
    constant === undefined ? [] : [[name, effectOf(argument, constant)] as const],
  ),
);
