// What stands on the stack and in the memo instead of objects: one number each.
//
//   below 0         a constant, by the offset of the opcode that pushed it: decoded only where somebody asks
//   from 0          a node: a callable, what a call gave, or something that only loading knows
//   from LIST       a list, by number; then dicts, sets and tuples
//   from BYTES      bytes that a constant text says, letter by letter, by its offset

const RANGE = 2 ** 48;
export const LIST: number = RANGE;
export const DICT: number = 2 * RANGE;
export const SET: number = 3 * RANGE;
export const TUPLE: number = 4 * RANGE;
const BYTES: number = 5 * RANGE;

export const constantAt = (offset: number): number => -1 - offset;
export const offsetOfConstant = (value: number): number => -1 - value;
export const isConstant = (value: number): boolean => value < 0;
export const isNode = (value: number): boolean => value >= 0 && value < LIST;
export const isContainer = (value: number): boolean => value >= LIST;
export const isList = (value: number): boolean => value >= LIST && value < DICT;
export const isDict = (value: number): boolean => value >= DICT && value < SET;
export const isSet = (value: number): boolean => value >= SET && value < TUPLE;
export const isTuple = (value: number): boolean => value >= TUPLE && value < BYTES;
export const isBytesOfText = (value: number): boolean => value >= BYTES;
export const bytesOfTextAt = (offset: number): number => BYTES + offset;
export const offsetOfText = (value: number): number => value - BYTES;

/** The items of a tuple that are kept. */
const KEPT = 64;
/** Numbers that the ring of recent tuples holds, and those that it begins with: most pickles are small, and many. */
const RING = 1 << 13;
const FIRST = 1 << 8;

/** The items of recent tuples: what is called takes its arguments from a tuple just made. */
export interface Tuples {
  ring: Float64Array;
  /** Numbers ever written. */
  written: number;
}

export const noTuples = (): Tuples => ({ ring: new Float64Array(FIRST), written: 0 });

/** A tuple of the values [from, to). */
export function newTuple(tuples: Tuples, values: Float64Array, from: number, to: number): number {
  const { written } = tuples;
  const kept = Math.min(to - from, KEPT);
  const ring = ringFor(tuples, written + 1 + kept);
  ring[written % RING] = to - from;
  for (let i = 0; i < kept; i++) ring[(written + 1 + i) % RING] = values[from + i]!;
  tuples.written += 1 + kept;
  return TUPLE + written;
}

/** With room for so many numbers, or all that it ever holds: until then it has not gone round. */
function ringFor(tuples: Tuples, numbers: number): Float64Array {
  if (numbers <= tuples.ring.length || tuples.ring.length === RING) return tuples.ring;
  let { length } = tuples.ring;
  while (length < numbers && length < RING) length *= 2;
  const wider = new Float64Array(length);
  wider.set(tuples.ring);
  return (tuples.ring = wider);
}

/** The items of a tuple, at most 64; undefined where it is too long ago. `length` is the true one. */
export function itemsOf(
  tuples: Tuples,
  tuple: number,
): { readonly items: readonly number[]; readonly length: number } | undefined {
  const at = tuple - TUPLE;
  if (tuples.written - at > RING) return undefined;
  const length = tuples.ring[at % RING]!;
  const items = Array.from({ length: Math.min(length, KEPT) }, (_, i) => tuples.ring[(at + 1 + i) % RING]!);
  return { items, length };
}

/** Recent dicts that hold more than constants: [key, value, key, value, …], of long ones the nodes only. */
export type Dicts = Map<number, number[]>;

const MOST_DICTS = 4096;
/** Keys and values that are kept whatever they are; a dict that has so many may have more. */
const MOST_ITEMS = 1024;
const MOST_NODES = 4096;

/** In place of what was put into a dict before it was opened. */
const UNKNOWN: readonly number[] = [Number.NaN, Number.NaN];

/** Whether all that was ever put into a dict is among its items. */
export const isWhole = (items: readonly number[]): boolean => items.length < MOST_ITEMS && !Number.isNaN(items[0]);

/** From now on all that is put into the dict is noted; the dict opened longest ago is forgotten. */
export function openDict(dicts: Dicts, dict: number, before: readonly number[] = []): void {
  dicts.set(dict, [...before]);
  if (dicts.size > MOST_DICTS) dicts.delete(dicts.keys().next().value!);
}

/** Notes what [from, to) of `values`, keys and values in turn, adds to a dict. */
export function setItems(dicts: Dicts, dict: number, values: Float64Array, from: number, to: number): void {
  if (!dicts.has(dict) && holdsNode(values, from, to)) openDict(dicts, dict, UNKNOWN);
  const items = dicts.get(dict);
  if (items === undefined) return;
  for (let i = from; i + 1 < to && items.length < MOST_NODES; i += 2)
    if (items.length < MOST_ITEMS || isNode(values[i + 1]!)) items.push(values[i]!, values[i + 1]!);
}

function holdsNode(values: Float64Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i += 2) if (isNode(values[i]!)) return true;
  return false;
}
