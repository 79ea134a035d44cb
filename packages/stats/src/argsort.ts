// Indices that sort numbers ascending: least-significant-digit radix sort on their bits, stable, no NaN allowed.

/** Three passes over 2,048 buckets, which stay in the first cache, are faster than two over 65,536 at any size. */
const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
/** Below this a comparison sort is faster than clearing the buckets. */
const SMALL = 4096;

/** Indices 0 … n−1 in the order of ascending values; equal values keep their order. −0 sorts before +0. */
export function argsort(values: Float32Array | Float64Array): Uint32Array {
  const order = new Uint32Array(values.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  if (values.length < SMALL) return order.sort((a, b) => values[a]! - values[b]! || a - b);
  return values instanceof Float32Array
    ? radix(order, [sortableWords(values, 1, 0)])
    : radix(order, [sortableWords(values, 2, 0), sortableWords(values, 2, 1)]);
}

/** 32-bit words whose unsigned order, from the last word to the first, is the numeric order of the floats. */
function sortableWords(values: Float32Array | Float64Array, wordsPerValue: 1 | 2, word: number): Uint32Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * wordsPerValue);
  const out = new Uint32Array(values.length);
  const top = wordsPerValue - 1;
  for (let i = 0; i < out.length; i++) {
    const negative = bits[i * wordsPerValue + top]! >>> 31 === 1;
    const flip = negative ? 0xffffffff : word === top ? 0x80000000 : 0;
    out[i] = (bits[i * wordsPerValue + word]! ^ flip) >>> 0;
  }
  return out;
}

function radix(order: Uint32Array, words: readonly Uint32Array[]): Uint32Array {
  let from = order;
  let to: Uint32Array = new Uint32Array(order.length);
  for (const word of words) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      if (!scatter(from, to, word, shift)) continue;
      [from, to] = [to, from];
    }
  }
  return from;
}

/** One pass; false when all values share the digit, so that nothing has to move. */
function scatter(from: Uint32Array, to: Uint32Array, word: Uint32Array, shift: number): boolean {
  const starts = new Uint32Array(BUCKETS);
  for (let i = 0; i < word.length; i++) starts[(word[i]! >>> shift) & (BUCKETS - 1)]!++;
  if (starts.includes(word.length)) return false;
  let sum = 0;
  for (let b = 0; b < BUCKETS; b++) {
    const count = starts[b]!;
    starts[b] = sum;
    sum += count;
  }
  for (let i = 0; i < from.length; i++) {
    const digit = (word[from[i]!]! >>> shift) & (BUCKETS - 1);
    to[starts[digit]!++] = from[i]!;
  }
  return true;
}
