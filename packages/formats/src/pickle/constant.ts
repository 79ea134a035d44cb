// Constants, decoded where somebody asks: names of modules, arguments to show, shapes of arrays.
import { bytesAt, littleEndian } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { opcodeOf } from './opcodes.ts';
import type { Constant } from './opcodes.ts';
import { latin1, pythonEscapes, rawUnicodeEscapes, utf8 } from './text.ts';

/** Bytes of a constant that are looked at; a name of a callable is never that long. */
const KEPT = 1000;

export interface DecodedConstant {
  readonly kind: Constant;
  /** Of text and bytes (as Latin-1); cut, with '…' at its end, beyond 1,000 bytes. Of numbers as the stream says them. */
  readonly text: string;
  /** Of int: exact up to 2⁵³. NaN for all else. */
  readonly number: number;
}

/** The constant that the opcode at `offset` pushes. */
export function constantOf(cursor: Cursor, offset: number): DecodedConstant {
  const bytes = bytesAt(cursor, offset, KEPT + 9);
  const opcode = opcodeOf[bytes[0] ?? 0]!;
  const payload = payloadOf(bytes, opcode.argument as Exclude<typeof opcode.argument, 'lines'>);
  const kind = opcode.constant!;
  if (kind === 'text') return { kind, text: textOf(opcode.name, payload), number: Number.NaN };
  if (kind === 'int') return intOf(opcode.name, payload);
  if (kind === 'bool') return { kind, text: opcode.name === 'NEWTRUE' ? 'True' : 'False', number: Number.NaN };
  if (kind === 'float') return { kind, text: floatText(opcode.name, payload), number: Number.NaN };
  return { kind, text: kind === 'none' ? 'None' : latin1(payload.bytes), number: Number.NaN };
}

/** Where the bytes of a constant of bytes lie; undefined for every other constant. */
export function bytesOf(
  cursor: Cursor,
  offset: number,
): { readonly from: number; readonly length: number } | undefined {
  const head = bytesAt(cursor, offset, 9);
  const { argument, constant } = opcodeOf[head[0] ?? 0]!;
  if (constant !== 'bytes' || typeof argument === 'number') return undefined;
  const width = Number(argument.slice('length'.length));
  return { from: offset + 1 + width, length: littleEndian(head, 1, width) };
}

/** Bytes of a text that is read into memory for them. */
const LONGEST_TEXT = 1 << 25;

/** The bytes that a constant text is in Latin-1; undefined for every other constant, and where a letter has none. */
export function latin1Of(cursor: Cursor, offset: number): Uint8Array | undefined {
  const head = bytesAt(cursor, offset, 9);
  const { argument, constant, name } = opcodeOf[head[0] ?? 0]!;
  if (name === 'UNICODE') return latin1OfLine(cursor, offset + 1);
  if (constant !== 'text' || typeof argument === 'number' || !argument.startsWith('length')) return undefined;
  const width = Number(argument.slice('length'.length));
  const length = littleEndian(head, 1, width);
  return length > LONGEST_TEXT ? undefined : encodedLatin1(cursor.source.read(offset + 1 + width, length));
}

/** A text of protocol 0 goes to the end of its line. */
function latin1OfLine({ source }: Cursor, from: number): Uint8Array | undefined {
  for (let length = KEPT; length <= LONGEST_TEXT; length *= 8) {
    const bytes = source.read(from, length);
    const end = bytes.indexOf(10);
    if (end >= 0) return lettersAsBytes(rawUnicodeEscapes(Buffer.from(bytes.subarray(0, end)).toString('latin1')));
    if (bytes.length < length) return undefined;
  }
  return undefined;
}

/** Letters of UTF-8 as a byte each. */
export const encodedLatin1 = (bytes: Uint8Array): Uint8Array | undefined => lettersAsBytes(utf8(bytes));

function lettersAsBytes(text: string): Uint8Array | undefined {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 255) return undefined;
  return Buffer.from(text, 'latin1');
}

interface Payload {
  readonly bytes: Uint8Array;
  readonly cut: boolean;
}

function payloadOf(bytes: Uint8Array, argument: number | 'line' | 'length1' | 'length4' | 'length8'): Payload {
  if (argument === 'line') {
    const feed = bytes.indexOf(10, 1);
    return { bytes: bytes.subarray(1, feed < 0 ? KEPT : feed), cut: feed < 0 };
  }
  if (typeof argument === 'number') return { bytes: bytes.subarray(1, 1 + argument), cut: false };
  const width = Number(argument.slice('length'.length));
  const length = littleEndian(bytes, 1, width);
  return { bytes: bytes.subarray(1 + width, 1 + width + Math.min(length, KEPT)), cut: length > KEPT };
}

function textOf(opcode: string, { bytes, cut }: Payload): string {
  return `${decoded(opcode, bytes)}${cut ? '…' : ''}`;
}

function decoded(opcode: string, bytes: Uint8Array): string {
  if (opcode === 'UNICODE') return rawUnicodeEscapes(latin1(bytes));
  if (opcode === 'STRING') return pythonEscapes(latin1(bytes).trim().slice(1, -1));
  return opcode === 'BINSTRING' || opcode === 'SHORT_BINSTRING' ? latin1(bytes) : utf8(bytes);
}

function intOf(opcode: string, { bytes }: Payload): DecodedConstant {
  if (opcode === 'INT' || opcode === 'LONG') return intOfLine(opcode, latin1(bytes));
  const signed = opcode !== 'BININT1' && opcode !== 'BININT2';
  const unsignedValue = littleEndian(bytes, 0, bytes.length);
  const negative = signed && bytes.length > 0 && bytes.at(-1)! >= 0x80;
  const number = negative ? unsignedValue - 2 ** (8 * bytes.length) : unsignedValue;
  return { kind: 'int', text: String(number), number };
}

function intOfLine(opcode: string, text: string): DecodedConstant {
  if (opcode === 'INT' && (text === '00' || text === '01'))
    return { kind: 'bool', text: text === '01' ? 'True' : 'False', number: Number.NaN };
  const digits = text.trim().replace(/L$/, '');
  return { kind: 'int', text: digits, number: /^-?\d{1,16}$/.test(digits) ? Number(digits) : Number.NaN };
}

function floatText(opcode: string, { bytes }: Payload): string {
  if (opcode === 'FLOAT') return latin1(bytes);
  return bytes.length < 8 ? '' : String(new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0));
}
