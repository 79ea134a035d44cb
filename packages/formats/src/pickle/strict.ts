// A strict disassembler: reads a stream as picklers write it, opcode by opcode, with no stack at all. Where it disagrees with
// the machine, which goes on wherever any unpickler could, somebody wrote the stream by hand.
import { sliceSource } from '../scan/source.ts';
import type { Budget } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { cursorAt, line, LOOKAHEAD, offsetOf, refill, skip, unsigned } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { Gap } from './machine.ts';
import { opcodeOf } from './opcodes.ts';
import type { Opcode } from './opcodes.ts';
import { latin1 } from './text.ts';

export interface Fault {
  readonly reason: string;
  readonly offset: number;
}

interface Disassembly extends Cursor {
  protocol: number;
  opcodes: number;
  /** Where the frame ends; 0 outside of frames. */
  frameEnd: number;
}

/** The first thing in [from, to) that no pickler writes; `gaps` hold no opcodes. */
export function strictFault(
  source: ByteSource,
  { from, to, gaps }: { readonly from: number; readonly to: number; readonly gaps: readonly Gap[] },
  budget: Budget,
): Fault | undefined {
  const until = sliceSource(source, 0, to);
  const disassembly: Disassembly = { ...cursorAt(until, from), protocol: -1, opcodes: 0, frameEnd: 0 };
  let gap = 0;
  for (;;) {
    const offset = offsetOf(disassembly);
    if (gaps[gap]?.from === offset) {
      disassembly.at += gaps[gap]!.to - offset;
      gap += 1;
      continue;
    }
    if (disassembly.opcodes++ % 0x10000 === 0) budget.tick();
    const reason = faultOfNext(disassembly, offset);
    if (reason === 'stop') return offset + 1 === to ? undefined : { reason: 'STOP stands before the end', offset };
    if (reason !== undefined) return { reason, offset };
  }
}

/** Steps over one opcode; 'stop' after STOP. */
function faultOfNext(disassembly: Disassembly, offset: number): string | undefined {
  const { source, bytes } = disassembly;
  if (disassembly.at + LOOKAHEAD > bytes.length && disassembly.base + bytes.length < source.size) refill(disassembly);
  const opcode = opcodeOf[disassembly.bytes[disassembly.at++] ?? 0];
  if (opcode === undefined) return 'no opcode';
  if (opcode.byte === STOP) return 'stop';
  if (opcode.protocol > 1 && opcode.protocol > disassembly.protocol && opcode.byte !== PROTO)
    return `${opcode.name} is of a later protocol than the stream says`;
  return faultOfArgument(disassembly, opcode, offset) ?? faultOfFrame(disassembly, opcode, offset);
}

const STOP = 0x2e;
const PROTO = 0x80;
const FRAME = 0x95;

function faultOfArgument(disassembly: Disassembly, opcode: Opcode, offset: number): string | undefined {
  const { argument, name } = opcode;
  if (opcode.byte === PROTO) return faultOfProtocol(disassembly);
  if (typeof argument === 'number') return step(disassembly, argument, offset);
  if (argument === 'line') return faultOfLine(disassembly, name);
  if (argument === 'lines') return faultOfLine(disassembly, name) ?? faultOfLine(disassembly, name);
  const width = Number(argument.slice('length'.length)) as 1 | 4 | 8;
  return step(disassembly, unsigned(disassembly, width), offset);
}

function faultOfProtocol(disassembly: Disassembly): string | undefined {
  disassembly.protocol = unsigned(disassembly, 1);
  if (disassembly.opcodes > 1) return 'PROTO stands where it is not the first';
  return disassembly.protocol >= 2 && disassembly.protocol <= 5 ? undefined : 'PROTO names a protocol that is none';
}

function step(disassembly: Disassembly, bytes: number, offset: number): string | undefined {
  if (offsetOf(disassembly) + bytes > disassembly.source.size) return `the argument of the opcode at ${offset} is cut`;
  skip(disassembly, bytes);
  return undefined;
}

/** Frames follow each other and hold whole opcodes; what is outside stands between them. */
function faultOfFrame(disassembly: Disassembly, opcode: Opcode, offset: number): string | undefined {
  const end = offsetOf(disassembly);
  if (opcode.byte === FRAME) return faultOfNewFrame(disassembly, offset, end);
  if (disassembly.frameEnd === 0 || end < disassembly.frameEnd) return undefined;
  const whole = end === disassembly.frameEnd;
  disassembly.frameEnd = 0;
  return whole ? undefined : 'an opcode crosses the end of its frame';
}

function faultOfNewFrame(disassembly: Disassembly, offset: number, end: number): string | undefined {
  if (disassembly.frameEnd !== 0) return 'a frame begins within another';
  disassembly.at -= 8;
  const length = unsigned(disassembly, 8);
  disassembly.frameEnd = end + length;
  return disassembly.frameEnd > disassembly.source.size
    ? `the frame at ${offset} is longer than the stream`
    : undefined;
}

const wellWritten: Readonly<Record<string, RegExp>> = {
  INT: /^-?\d+$/,
  LONG: /^-?\d+L?$/,
  FLOAT: /^-?(?:\d[\d.e+-]*|inf|nan)$/,
  STRING: /^(?:'.*'|".*")$/,
  GET: /^\d+$/,
  PUT: /^\d+$/,
  GLOBAL: /^[\w.<>-]+$/,
  INST: /^[\w.<>-]+$/,
};

function faultOfLine(disassembly: Disassembly, name: string): string | undefined {
  const { from, to } = line(disassembly);
  const pattern = wellWritten[name];
  const text = pattern === undefined ? '' : latin1(disassembly.source.read(from, Math.min(to - from, 4096)));
  return pattern === undefined || pattern.test(text) ? undefined : `the line of ${name} is not written so`;
}
