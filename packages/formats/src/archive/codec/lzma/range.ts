// The range decoder of LZMA: bits, each by an adaptive probability of 11 bits.
import { BrokenError } from '../../../scan/reader.ts';
import type { ByteInput } from './input.ts';

export interface RangeDecoder {
  /** Reads the first five bytes, of which the first is 0. */
  start(): void;
  /** Decodes one bit by the probability at `index`, which learns from it. */
  bit(index: number): number;
  /** Decodes bits without a probability, the highest first. */
  direct(bits: number): number;
  /** Decodes `bits` bits, the highest first, by the tree of probabilities that begins at `base`. */
  tree(base: number, bits: number): number;
  /** The same with the lowest bit first. */
  reverseTree(base: number, bits: number): number;
}

/** A probability of one half. */
export const HALF = 1024;
const TOP = 1 << 24;

export function rangeDecoder(input: ByteInput, probabilities: Uint16Array): RangeDecoder {
  let range = 0;
  let code = 0;
  const normalise = (): void => {
    if (range >= TOP) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | input.next()) >>> 0;
  };
  const bit = (index: number): number => {
    const p = probabilities[index]!;
    const bound = (range >>> 11) * p;
    const one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      probabilities[index] = p - (p >>> 5);
    } else {
      range = bound;
      probabilities[index] = p + ((2048 - p) >>> 5);
    }
    normalise();
    return one ? 1 : 0;
  };
  return {
    bit,
    start() {
      if (input.next() !== 0) throw new BrokenError('its LZMA data does not begin with 0');
      range = 0xffffffff;
      code = 0;
      for (let i = 0; i < 4; i += 1) code = ((code << 8) | input.next()) >>> 0;
    },
    direct(bits) {
      let value = 0;
      for (let i = 0; i < bits; i += 1) {
        range >>>= 1;
        const one = code >= range;
        if (one) code -= range;
        value = value * 2 + (one ? 1 : 0);
        normalise();
      }
      return value;
    },
    tree(base, bits) {
      let symbol = 1;
      for (let i = 0; i < bits; i += 1) symbol = (symbol << 1) | bit(base + symbol);
      return symbol - (1 << bits);
    },
    reverseTree(base, bits) {
      let symbol = 1;
      let value = 0;
      for (let i = 0; i < bits; i += 1) {
        const one = bit(base + symbol);
        symbol = (symbol << 1) | one;
        value |= one << i;
      }
      return value;
    },
  };
}
