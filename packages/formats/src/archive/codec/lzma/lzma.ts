// LZMA, as the specification of its SDK (lzma-specification.txt) has it. Written here because the libraries for it decode into
// memory of whatever size the data demands; this one gives bytes to a sink with a budget.
import { BrokenError } from '../../../scan/reader.ts';
import type { Dictionary } from './dictionary.ts';
import type { ByteInput } from './input.ts';
import { HALF, rangeDecoder } from './range.ts';
import type { RangeDecoder } from './range.ts';

/** The numbers of bits of literal context, literal position, and position. */
export interface LzmaProperties {
  readonly lc: number;
  readonly lp: number;
  readonly pb: number;
}

/** Reads the properties from one byte, (pb × 5 + lp) × 9 + lc. Throws BrokenError. */
export function lzmaProperties(byte: number): LzmaProperties {
  if (byte >= 9 * 5 * 5) throw new BrokenError('its LZMA properties are out of range');
  return { lc: byte % 9, lp: Math.floor(byte / 9) % 5, pb: Math.floor(byte / 45) };
}

/** Where each kind of probability begins in the table of all. */
const IS_MATCH = 0;
const IS_REP = IS_MATCH + (12 << 4);
const IS_REP_G0 = IS_REP + 12;
const IS_REP_G1 = IS_REP_G0 + 12;
const IS_REP_G2 = IS_REP_G1 + 12;
const IS_REP0_LONG = IS_REP_G2 + 12;
const POS_SLOT = IS_REP0_LONG + (12 << 4);
const POS_SPECIAL = POS_SLOT + (4 << 6);
const ALIGN = POS_SPECIAL + 128;
const LENGTH = ALIGN + 16;
/** A length coder has two choices, 16 × 8 low, 16 × 8 middle and 256 high probabilities. */
const LENGTH_LOW = 2;
const LENGTH_MID = LENGTH_LOW + (16 << 3);
const LENGTH_HIGH = LENGTH_MID + (16 << 3);
const REP_LENGTH = LENGTH + LENGTH_HIGH + 256;
const LITERAL = REP_LENGTH + LENGTH_HIGH + 256;

const SHORTEST = 2;
const END_MARKER = 0xffffffff;

/** Said when a match reaches beyond the bytes that were asked for. */
export const LONGER = 'its LZMA data is longer than it says';

export interface LzmaDecoder {
  readonly input: ByteInput;
  readonly dictionary: Dictionary;
  range: RangeDecoder;
  probabilities: Uint16Array;
  properties: LzmaProperties;
  /** One of twelve states, which say what kinds of packets came last. */
  state: number;
  /** The last four distances, the latest first. */
  reps: readonly [number, number, number, number];
}

/** A decoder, which must be reset before it can decode. */
export function lzmaDecoder(input: ByteInput, dictionary: Dictionary): LzmaDecoder {
  const probabilities = new Uint16Array();
  const range = rangeDecoder(input, probabilities);
  return { input, dictionary, range, probabilities, properties: { lc: 0, lp: 0, pb: 0 }, state: 0, reps: [0, 0, 0, 0] };
}

/** Forgets all that was learnt. */
export function resetLzma(lzma: LzmaDecoder, properties: LzmaProperties): void {
  const length = LITERAL + (0x300 << (properties.lc + properties.lp));
  if (lzma.probabilities.length !== length) {
    lzma.probabilities = new Uint16Array(length);
    lzma.range = rangeDecoder(lzma.input, lzma.probabilities);
  }
  lzma.properties = properties;
  lzma.probabilities.fill(HALF);
  lzma.state = 0;
  lzma.reps = [0, 0, 0, 0];
}

/** Decodes until `bytes` more have reached the dictionary, or to the end marker. Throws BrokenError. */
export function decodeLzma(lzma: LzmaDecoder, bytes: number): void {
  const { dictionary, range } = lzma;
  const mask = (1 << lzma.properties.pb) - 1;
  range.start();
  for (let left = bytes; left > 0;) {
    const posState = dictionary.size & mask;
    if (range.bit(IS_MATCH + (lzma.state << 4) + posState) === 0) {
      literal(lzma);
      left -= 1;
      continue;
    }
    const length = match(lzma, posState);
    if (length === 0) return;
    if (length > left) throw new BrokenError(LONGER);
    dictionary.copy(lzma.reps[0], length);
    left -= length;
  }
}

function literal(lzma: LzmaDecoder): void {
  const { dictionary, range, properties, state } = lzma;
  const { lc, lp } = properties;
  const before = dictionary.size > 0 ? dictionary.back(0) : 0;
  const base = LITERAL + 0x300 * (((dictionary.size & ((1 << lp) - 1)) << lc) + (before >>> (8 - lc)));
  let symbol = 1;
  if (state >= 7) {
    let expected = dictionary.back(lzma.reps[0]) << 1;
    for (let agreed = true; agreed && symbol < 0x100; expected <<= 1) {
      const wanted = (expected >>> 8) & 1;
      const one = range.bit(base + ((1 + wanted) << 8) + symbol);
      symbol = (symbol << 1) | one;
      agreed = one === wanted;
    }
  }
  while (symbol < 0x100) symbol = (symbol << 1) | range.bit(base + symbol);
  dictionary.put(symbol & 0xff);
  lzma.state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
}

/** The length of a match, whose distance is then the first of the last four; 0 at the end marker. */
function match(lzma: LzmaDecoder, posState: number): number {
  const { range, state, reps } = lzma;
  if (range.bit(IS_REP + state) === 1) return repeated(lzma, posState);
  const length = lengthBy(range, LENGTH, posState);
  const distance = distanceFor(range, length);
  if (distance === END_MARKER) return 0;
  lzma.state = state < 7 ? 7 : 10;
  lzma.reps = [distance, reps[0], reps[1], reps[2]];
  return SHORTEST + length;
}

/** A match at one of the last four distances. */
function repeated(lzma: LzmaDecoder, posState: number): number {
  const { range, state } = lzma;
  if (range.bit(IS_REP_G0 + state) === 0) {
    if (range.bit(IS_REP0_LONG + (state << 4) + posState) === 0) {
      lzma.state = state < 7 ? 9 : 11;
      return 1;
    }
  } else {
    const [a, b, c, d] = lzma.reps;
    if (range.bit(IS_REP_G1 + state) === 0) lzma.reps = [b, a, c, d];
    else lzma.reps = range.bit(IS_REP_G2 + state) === 0 ? [c, a, b, d] : [d, a, b, c];
  }
  lzma.state = state < 7 ? 8 : 11;
  return SHORTEST + lengthBy(range, REP_LENGTH, posState);
}

function lengthBy(range: RangeDecoder, coder: number, posState: number): number {
  if (range.bit(coder) === 0) return range.tree(coder + LENGTH_LOW + (posState << 3), 3);
  if (range.bit(coder + 1) === 0) return 8 + range.tree(coder + LENGTH_MID + (posState << 3), 3);
  return 16 + range.tree(coder + LENGTH_HIGH, 8);
}

function distanceFor(range: RangeDecoder, length: number): number {
  const slot = range.tree(POS_SLOT + (Math.min(length, 3) << 6), 6);
  if (slot < 4) return slot;
  const bits = (slot >> 1) - 1;
  const high = (2 | (slot & 1)) * 2 ** bits;
  if (slot < 14) return high + range.reverseTree(POS_SPECIAL + high - slot, bits);
  return high + range.direct(bits - 4) * 16 + range.reverseTree(ALIGN, 4);
}
