// A strict disassembler: reads a stream as picklers write it, opcode by opcode, with no stack at all, behind the machine. Where
// it disagrees with that one, which goes on wherever any unpickler could, somebody wrote the stream by hand.
import type { ByteSource } from '../scan/source.ts';
import { cursorAt, line, littleEndian, LOOKAHEAD, offsetOf, refill } from './cursor.ts';
import type { Cursor, Gap } from './cursor.ts';
import { opcodeOf } from './opcodes.ts';
import { latin1 } from './text.ts';

const PROTO = 0x80;
const FRAME = 0x95;

export interface Fault {
  readonly reason: string;
  readonly offset: number;
}

export interface Disassembly extends Cursor {
  readonly from: number;
  protocol: number;
  /** Where the frame ends; infinite outside of frames. */
  frameEnd: number;
  /** Of the gaps between opcodes, those behind it. */
  gaps: number;
  /** The first thing that no pickler writes. It goes no further. */
  fault: Fault | undefined;
}

export const disassemblyAt = (source: ByteSource, from: number): Disassembly => ({
  ...cursorAt(source, from),
  from,
  protocol: -1,
  frameEnd: Number.POSITIVE_INFINITY,
  gaps: 0,
  fault: undefined,
});

/** Comes after another cursor up to where that one is, in its window while it lasts; `gaps` hold no opcodes. */
export function follow(disassembly: Disassembly, ahead: Cursor & { readonly gaps: readonly Gap[] }): void {
  const offset = offsetOf(disassembly);
  if (offset >= ahead.base)
    Object.assign(disassembly, { base: ahead.base, at: offset - ahead.base, bytes: ahead.bytes });
  for (let gap = ahead.gaps[disassembly.gaps]; gap !== undefined; gap = ahead.gaps[++disassembly.gaps]) {
    disassemble(disassembly, gap.from);
    disassembly.at += gap.to - gap.from;
  }
  disassemble(disassembly, offsetOf(ahead));
}

/** The first thing that no pickler writes in a stream that ends here. */
export function strictFault(disassembly: Disassembly): Fault | undefined {
  const { fault, frameEnd } = disassembly;
  if (fault !== undefined || frameEnd === Number.POSITIVE_INFINITY) return fault;
  return { reason: 'a frame is longer than the stream', offset: offsetOf(disassembly) };
}

const LENGTH1 = -1;
const LENGTH4 = -2;
const MORE = -3;

/** By byte: the argument's bytes, or how its length is told; MORE where more must be looked at. */
const argumentOf = Int8Array.from({ length: 256 }, (_, byte) => {
  const argument = byte === PROTO || byte === FRAME ? 'line' : opcodeOf[byte]?.argument;
  if (typeof argument === 'number') return argument;
  return argument === 'length1' ? LENGTH1 : argument === 'length4' ? LENGTH4 : MORE;
});

/** The place behind an opcode that is whole in the window; -1 where more must be looked at. */
function placeBehind(bytes: Uint8Array, at: number): number {
  const argument = argumentOf[bytes[at]!]!;
  if (argument >= 0) return at + 1 + argument;
  if (argument === LENGTH1) return at + 2 + bytes[at + 1]!;
  return argument === LENGTH4 ? at + 5 + littleEndian(bytes, at + 1, 4) : -1;
}

/** By byte: the protocol from which on picklers write it; no stream of protocols 0 and 1 says which it is. */
const since = Int8Array.from({ length: 256 }, (_, byte) => {
  const protocol = opcodeOf[byte]?.protocol ?? 0;
  return protocol > 1 && byte !== PROTO ? protocol : -1;
});

/** Steps over the opcodes up to an offset. */
function disassemble(disassembly: Disassembly, until: number): void {
  const { source } = disassembly;
  while (disassembly.base + disassembly.at < until && disassembly.fault === undefined) {
    glide(disassembly, until);
    const { at, bytes, base } = disassembly;
    if (base + at >= until) return;
    if (at + LOOKAHEAD > bytes.length && base + bytes.length < source.size) refill(disassembly);
    const reason = faultOfNext(disassembly);
    if (reason !== undefined) disassembly.fault = { reason, offset: base + at };
  }
}

/** Steps as far as nothing can be wrong: over opcodes whole in the window, of this protocol, before the frame's end. */
function glide(disassembly: Disassembly, until: number): void {
  const { bytes, base, protocol, frameEnd } = disassembly;
  const end = Math.min(bytes.length - LOOKAHEAD, until - base);
  let { at } = disassembly;
  while (at < end && since[bytes[at]!]! <= protocol) {
    const behind = placeBehind(bytes, at);
    if (behind < 0 || base + behind >= frameEnd) break;
    at = behind;
  }
  disassembly.at = at;
}

function faultOfNext(disassembly: Disassembly): string | undefined {
  const { bytes, at } = disassembly;
  const byte = bytes[at] ?? 0;
  const behind = at < bytes.length ? placeBehind(bytes, at) : -1;
  disassembly.at = behind < 0 ? at + 1 : behind;
  const reason = behind < 0 ? faultOfArgument(disassembly, byte) : undefined;
  if (reason !== undefined) return reason;
  const end = disassembly.base + disassembly.at;
  if (since[byte]! > disassembly.protocol) return `${opcodeOf[byte]!.name} is of a later protocol than the stream says`;
  return end >= disassembly.frameEnd && !endsFrame(disassembly) ? 'an opcode crosses the end of its frame' : undefined;
}

function faultOfArgument(disassembly: Disassembly, byte: number): string | undefined {
  if (byte === PROTO) return faultOfProtocol(disassembly);
  if (byte === FRAME) return faultOfFrame(disassembly);
  const opcode = opcodeOf[byte];
  if (opcode === undefined) return 'no opcode';
  const { argument, name } = opcode;
  if (argument === 'length8') {
    const length = number(disassembly, 8);
    disassembly.at += length;
    return undefined;
  }
  return faultOfLine(disassembly, name) ?? (argument === 'lines' ? faultOfLine(disassembly, name) : undefined);
}

/** The next bytes as a number. */
function number(disassembly: Disassembly, bytes: number): number {
  disassembly.at += bytes;
  return littleEndian(disassembly.bytes, disassembly.at - bytes, bytes);
}

function faultOfProtocol(disassembly: Disassembly): string | undefined {
  disassembly.protocol = number(disassembly, 1);
  if (offsetOf(disassembly) !== disassembly.from + 2) return 'PROTO stands where it is not the first';
  return disassembly.protocol >= 2 && disassembly.protocol <= 5 ? undefined : 'PROTO names a protocol that is none';
}

/** Frames follow each other and hold whole opcodes; what is outside stands between them. */
function faultOfFrame(disassembly: Disassembly): string | undefined {
  if (disassembly.frameEnd !== Number.POSITIVE_INFINITY) return 'a frame begins within another';
  const length = number(disassembly, 8);
  disassembly.frameEnd = offsetOf(disassembly) + length;
  return undefined;
}

function endsFrame(disassembly: Disassembly): boolean {
  const whole = offsetOf(disassembly) === disassembly.frameEnd;
  disassembly.frameEnd = Number.POSITIVE_INFINITY;
  return whole;
}

const LONGEST = 1024;

const wellWritten: Readonly<Record<string, RegExp>> = {
  INT: /^-?\d+$/,
  LONG: /^-?\d+L?$/,
  FLOAT: /^-?(?:\d[\d.e+-]*|inf|nan)$/,
  STRING: /^(?:'.*'|".*")$/,
  GET: /^\d+$/,
  PUT: /^\d+$/,
  GLOBAL: /^[\w.<>\x80-\xff-]+$/,
  INST: /^[\w.<>-]+$/,
};

function faultOfLine(disassembly: Disassembly, name: string): string | undefined {
  const { from, to } = line(disassembly);
  const pattern = wellWritten[name];
  return pattern === undefined || pattern.test(ends(disassembly.source, from, to))
    ? undefined
    : `the line of ${name} is not written so`;
}

/** The text of a line; of a long one both ends. */
function ends(source: ByteSource, from: number, to: number): string {
  if (to - from <= 2 * LONGEST) return latin1(source.read(from, to - from));
  return latin1(source.read(from, LONGEST)) + latin1(source.read(to - LONGEST, LONGEST));
}
