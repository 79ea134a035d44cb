// Opcodes that move the stack and the stream itself: marks, POP, DUP, PROTO, FRAME, STOP, buffers beside the stream.
import { offsetOf, unsigned } from '../cursor.ts';
import { CROSSED } from '../machine.ts';
import type { Effect, Machine } from '../machine.ts';
import { named } from '../nodes.ts';
import { mark, peek, pop, popOrUnmark, push, unmark } from '../stack.ts';

/**
 * pickle.loads reads across the end of a frame; pickle.load of a file drops what is left of it; the Python unpickler fails.
 * So an end inside of an opcode, or of another frame, is noted.
 */
function frame(machine: Machine): void {
  if (machine.frameEnd !== Number.POSITIVE_INFINITY) machine.unclear ??= CROSSED;
  const length = unsigned(machine, 8);
  machine.frameEnd = offsetOf(machine) + length;
}

function popMark(machine: Machine): void {
  machine.stack.top = unmark(machine.stack);
}

function stop(machine: Machine): void {
  pop(machine.stack);
  machine.stopped = true;
}

/** What a caller of the unpickler hands in beside the stream: bytes, by its word. */
function buffer(machine: Machine): void {
  push(machine.stack, named(machine.found.nodes, '', 'out-of-band buffer', 'computed').value);
}

export const stackEffects: Readonly<Record<string, Effect>> = {
  MARK: ({ stack }) => mark(stack),
  POP: ({ stack }) => popOrUnmark(stack),
  POP_MARK: popMark,
  DUP: ({ stack }) => push(stack, peek(stack)),
  PROTO: (machine) => {
    machine.protocol = unsigned(machine, 1);
  },
  FRAME: frame,
  STOP: stop,
  NEXT_BUFFER: buffer,
  READONLY_BUFFER: ({ stack }) => void peek(stack),
};
