// A strict disassembler: reads a stream as picklers write it, opcode by opcode, with no stack at all. Where it disagrees with
// the machine, which goes on wherever any unpickler could, somebody wrote the stream by hand.
import { sliceSource } from '../scan/source.ts';
import type { Budget } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { cursorAt, line, LOOKAHEAD, offsetOf, refill, unsigned } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { Gap } from './machine.ts';
import { opcodeOf } from './opcodes.ts';
import { latin1 } from './text.ts';

const STOP = 0x2e;
const PROTO = 0x80;
const FRAME = 0x95;

export interface Fault {
  readonly reason: string;
  readonly offset: number;
}

interface Disassembly extends Cursor {
  protocol: number;
  opcodes: number;
  /** Where the frame ends; infinite outside of frames. */
  frameEnd: number;
}

/** By byte: the argument's bytes, where all such opcodes are well-written; -1 where more must be looked at. */
const plain = Int8Array.from({ length: 256 }, (_, byte) => {
  const { argument } = opcodeOf[byte] ?? { argument: -1 };
  return typeof argument === 'number' && byte !== STOP && byte !== PROTO && byte !== FRAME ? argument : -1;
});

/** By byte: the protocol from which on picklers write it; no stream of protocols 0 and 1 says which it is. */
const since = Int8Array.from({ length: 256 }, (_, byte) => {
  const protocol = opcodeOf[byte]?.protocol ?? 0;
  return protocol > 1 && byte !== PROTO ? protocol : -1;
});

/** The first thing in [from, to) that no pickler writes; `gaps` hold no opcodes. */
export function strictFault(
  source: ByteSource,
  { from, to, gaps }: { readonly from: number; readonly to: number; readonly gaps: readonly Gap[] },
  budget: Budget,
): Fault | undefined {
  const until = sliceSource(source, 0, to);
  const start = { protocol: -1, opcodes: 0, frameEnd: Number.POSITIVE_INFINITY };
  const disassembly: Disassembly = { ...cursorAt(until, from), ...start };
  for (const gap of [...gaps, undefined]) {
    const reason = faultBefore(disassembly, gap?.from ?? Number.POSITIVE_INFINITY, budget);
    const offset = offsetOf(disassembly);
    if (reason === 'stop') return offset === to ? undefined : { reason: 'STOP stands before the end', offset };
    if (reason !== undefined) return { reason, offset };
    disassembly.at += gap!.to - offset;
  }
  return undefined;
}

/** Steps over all opcodes up to an offset; 'stop' after STOP. */
function faultBefore(disassembly: Disassembly, until: number, budget: Budget): string | undefined {
  const { source } = disassembly;
  while (disassembly.base + disassembly.at < until) {
    const { bytes, at } = disassembly;
    if (disassembly.opcodes++ % 0x10000 === 0) budget.tick();
    if (at + LOOKAHEAD > bytes.length && disassembly.base + bytes.length < source.size) refill(disassembly);
    const byte = disassembly.bytes[disassembly.at++] ?? 0;
    const reason = plain[byte]! >= 0 ? step(disassembly, plain[byte]!) : faultOfArgument(disassembly, byte);
    if (reason !== undefined) return reason;
    if (since[byte]! > disassembly.protocol)
      return `${opcodeOf[byte]!.name} is of a later protocol than the stream says`;
    if (disassembly.base + disassembly.at >= disassembly.frameEnd && !endsFrame(disassembly))
      return 'an opcode crosses the end of its frame';
  }
  return undefined;
}

function faultOfArgument(disassembly: Disassembly, byte: number): string | undefined {
  if (byte === STOP) return 'stop';
  if (byte === PROTO) return faultOfProtocol(disassembly);
  if (byte === FRAME) return faultOfFrame(disassembly);
  const opcode = opcodeOf[byte];
  if (opcode === undefined) return 'no opcode';
  const { argument, name } = opcode;
  if (argument === 'length1') return step(disassembly, unsigned(disassembly, 1));
  if (argument === 'length4') return step(disassembly, unsigned(disassembly, 4));
  if (argument === 'length8') return step(disassembly, unsigned(disassembly, 8));
  return faultOfLine(disassembly, name) ?? (argument === 'lines' ? faultOfLine(disassembly, name) : undefined);
}

function faultOfProtocol(disassembly: Disassembly): string | undefined {
  disassembly.protocol = unsigned(disassembly, 1);
  if (disassembly.opcodes > 1) return 'PROTO stands where it is not the first';
  return disassembly.protocol >= 2 && disassembly.protocol <= 5 ? undefined : 'PROTO names a protocol that is none';
}

function step(disassembly: Disassembly, bytes: number): string | undefined {
  if (offsetOf(disassembly) + bytes > disassembly.source.size) return 'an argument is cut';
  disassembly.at += bytes;
  return undefined;
}

/** Frames follow each other and hold whole opcodes; what is outside stands between them. */
function faultOfFrame(disassembly: Disassembly): string | undefined {
  if (disassembly.frameEnd !== Number.POSITIVE_INFINITY) return 'a frame begins within another';
  const length = unsigned(disassembly, 8);
  disassembly.frameEnd = offsetOf(disassembly) + length;
  return disassembly.frameEnd > disassembly.source.size ? 'a frame is longer than the stream' : undefined;
}

function endsFrame(disassembly: Disassembly): boolean {
  const whole = offsetOf(disassembly) === disassembly.frameEnd;
  disassembly.frameEnd = Number.POSITIVE_INFINITY;
  return whole;
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
