// Protobuf has no magic: what a message is shows in the numbers and kinds of its fields.
import { BrokenError, BudgetError } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { eachField, parses, startWalk, type Field, type Walk } from './fields.ts';

/** How many fields of a file are looked at. */
const MOST_LOOKED_AT = 256;

/** Kinds of the fields that a message may have: { 1: VARINT, 7: BYTES }. */
export type Shape = Readonly<Record<number, number>>;

/**
 * The numbers of a source's first fields, if each of them is in the shape. A file that is cut short within a field gives what
 * came before, and that field if its number and kind fit.
 */
export function fieldsSeen(source: ByteSource, shape: Shape, inside?: (walk: Walk, field: Field) => void): Set<number> {
  const seen = new Set<number>();
  if (!beginsWithFieldOf(shape, source)) return seen;
  let isOther = false;
  const walk = startWalk(source, { tick: () => undefined });
  try {
    eachField(walk, { from: 0, to: Number.MAX_SAFE_INTEGER }, (field) => {
      isOther = shape[field.no] !== field.wire;
      if (isOther) return 'enough';
      seen.add(field.no);
      inside?.(walk, field);
      return field.to >= source.size || walk.fields >= MOST_LOOKED_AT ? 'enough' : undefined;
    });
  } catch (error) {
    if (error instanceof NotIt) return new Set();
    if (!(error instanceof BrokenError || error instanceof BudgetError)) throw error;
  }
  return isOther ? new Set() : seen;
}

/** Whether fields fill the source to its end, as far as they are looked at. */
export function isWhole(source: ByteSource): boolean {
  const walk = startWalk(source, { tick: () => undefined });
  return parses(walk, { from: 0, to: source.size }, MOST_LOOKED_AT);
}

/** Every file is asked whether it is one of several messages: most are told by their first tag, of one byte or two. */
function beginsWithFieldOf(shape: Shape, source: ByteSource): boolean {
  const head = source.read(0, 2);
  const [first, second] = [head[0] ?? 0, head[1] ?? 0];
  if (first >= 0x80 && second >= 0x80) return true; // a longer tag: the walk tells
  const tag = first < 0x80 ? first : (first & 0x7f) + second * 0x80;
  return shape[tag >> 3] === (tag & 7);
}

/** Thrown from within a message that is not of the shape. */
class NotIt extends Error {}

/** The message consists of fields, of whatever kinds: no reader of the whole would take anything else. */
export function mustParse(walk: Walk, message: Field): void {
  if (!parses(walk, message, MOST_LOOKED_AT)) throw new NotIt();
}

/** The message has only these fields, and all of those up to the number `needed`. */
export function mustBe(walk: Walk, message: Field, shape: Shape, needed = 0): void {
  const seen = new Set<number>();
  try {
    eachField(walk, message, ({ no, wire }) => {
      if (shape[no] !== wire) throw new NotIt();
      seen.add(no);
    });
  } catch (error) {
    throw error instanceof BrokenError ? new NotIt() : error;
  }
  for (let no = 1; no <= needed; no++) if (!seen.has(no)) throw new NotIt();
}
