// Walks the fields of protobuf messages in a source. What nobody asks for is skipped without being read: weights stay where
// they are. https://protobuf.dev/programming-guides/encoding/
import { openCursor, type Cursor } from '../scan/cursor.ts';
import { BrokenError, type Budget } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

export const VARINT = 0;
export const BYTES = 2;
export const FIXED32 = 5;
const FIXED: Readonly<Record<number, number>> = { 1: 8, [FIXED32]: 4 };

/** One field of a message. */
export interface Field {
  readonly no: number;
  readonly wire: number;
  /** A varint's number, as an unsigned double; 0 of other kinds. */
  readonly value: number;
  /** Its payload in the source, end not included. */
  readonly from: number;
  readonly to: number;
}

/** A source that is walked, with what is left of the budget. */
export interface Walk {
  readonly cursor: Cursor;
  readonly budget: Pick<Budget, 'tick'>;
  fields: number;
}

export const startWalk = (source: ByteSource, budget: Pick<Budget, 'tick'>): Walk => ({
  cursor: openCursor(source),
  budget,
  fields: 0,
});

/** Visits the fields of the message in [from, to), up to one for which `visit` says 'enough'. Throws BrokenError where a field does not end within it. */
export function eachField(
  walk: Walk,
  { from, to }: Pick<Field, 'from' | 'to'>,
  visit: (field: Field) => unknown,
): void {
  for (let at = from; at < to;) {
    if (++walk.fields % 4096 === 0) walk.budget.tick();
    const field = readField(walk.cursor, at, to);
    if (visit(field) === 'enough') return;
    at = field.to;
  }
}

const [BEGINS_GROUP, ENDS_GROUP] = [3, 4];

/** Whether fields fill it to its end, as far as the first `most` tell; groups, which nobody writes any more, are read by everybody. */
export function parses({ cursor }: Walk, { from, to }: Pick<Field, 'from' | 'to'>, most: number): boolean {
  const groups: number[] = [];
  let fields = 0;
  try {
    for (let at = from; at < to;) {
      if (++fields > most) return true;
      cursor.seek(at);
      const tag = varint(cursor);
      const [no, wire] = [Math.floor(tag / 8), tag % 8];
      const isGroup = wire === BEGINS_GROUP || wire === ENDS_GROUP;
      if (wire === BEGINS_GROUP) groups.push(no);
      if (wire === ENDS_GROUP && groups.pop() !== no) return false;
      at = isGroup ? cursor.at : readField(cursor, at, to).to;
    }
  } catch (error) {
    if (error instanceof BrokenError) return false;
    throw error;
  }
  return groups.length === 0;
}

function readField(cursor: Cursor, at: number, end: number): Field {
  cursor.seek(at);
  const tag = varint(cursor);
  const [no, wire] = [Math.floor(tag / 8), tag % 8];
  const value = wire === VARINT ? varint(cursor) : 0;
  const length = wire === VARINT ? 0 : wire === BYTES ? varint(cursor) : FIXED[wire];
  if (no === 0 || length === undefined) throw new BrokenError('its protobuf has a field of an unknown kind');
  const to = cursor.at + length;
  if (to > end) throw new BrokenError('a field of its protobuf does not end within its message');
  return { no, wire, value, from: cursor.at, to };
}

/** At most ten bytes; above 2^53 the nearest double. */
function varint(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    const byte = cursor.u8();
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw new BrokenError('a number of its protobuf has no end');
}

/** The message of a field that must be one. */
export function messageOf(field: Field): Field {
  if (field.wire !== BYTES) throw new BrokenError('a message of its protobuf is of a wrong kind');
  return field;
}

/** One number, or many packed into one field: the first ones, up to so many. */
export function integersOf(walk: Walk, field: Field, most: number): readonly number[] {
  if (field.wire === VARINT) return [field.value];
  const numbers: number[] = [];
  walk.cursor.seek(messageOf(field).from);
  while (walk.cursor.at < field.to && numbers.length < most) numbers.push(varint(walk.cursor));
  return numbers;
}

/** Names beyond this are not names. */
const LONGEST_NAME = 1024;

export function textOf(walk: Walk, field: Field): string {
  const length = field.to - field.from;
  if (field.wire !== BYTES || length > LONGEST_NAME) throw new BrokenError('a name in its protobuf is no text');
  walk.cursor.seek(field.from);
  return Buffer.from(walk.cursor.bytes(length)).toString('utf8');
}

/** The first bytes of a text that may be longer than a name. */
export function beginningOf({ cursor }: Walk, { from, to }: Pick<Field, 'from' | 'to'>, most: number): string {
  cursor.seek(from);
  return Buffer.from(cursor.bytes(Math.min(to - from, most))).toString('utf8');
}
