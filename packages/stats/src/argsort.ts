// Indices that sort numbers ascending: least-significant-digit radix sort on their bits, stable, no NaN allowed.

/** Three passes over 2,048 buckets, which stay in the first cache, are faster than two over 65,536 at any size. */
const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
/** Below this a comparison sort is faster than clearing the buckets. */
const SMALL = 4096;

/** Indices 0 … n−1 in the order of ascending values; equal values keep their order. −0 sorts before +0. To be read only. */
export function argsort(values: Float32Array | Float64Array): Uint32Array {
  if (isAscending(values)) return indices(values.length);
  return values.length < SMALL
    ? indices(values.length)
        .slice()
        .sort((a, b) => values[a]! - values[b]! || a - b)
    : radixSort(values);
}

/** Whether the values are already in order, so that nothing has to be moved. */
function isAscending(values: Float32Array | Float64Array): boolean {
  for (let i = 1; i < values.length; i++) {
    if (values[i - 1]! > values[i]!) return false;
    // A −0 after a zero: only the sort knows whether that zero is +0, which belongs behind it.
    if (values[i] === 0 && values[i - 1] === 0 && Object.is(values[i], -0)) return false;
  }
  return true;
}

let upTo = new Uint32Array(0);

/** 0 … n−1: one shared array, which must not be written to. */
function indices(n: number): Uint32Array {
  if (upTo.length < n) {
    upTo = new Uint32Array(n);
    for (let i = 0; i < n; i++) upTo[i] = i;
  }
  return upTo.subarray(0, n);
}

function radixSort(values: Float32Array | Float64Array): Uint32Array {
  const words = values instanceof Float32Array ? 1 : 2;
  let order: Uint32Array | undefined;
  let free: Uint32Array | undefined;
  for (let k = 0; k < words; k++) {
    // One word at a time, since the words of all values take as much memory as the order itself.
    const word = sortableWord(values, words, k);
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      const starts = startsOf(word, shift);
      if (!starts) continue;
      const next: Uint32Array = free ?? new Uint32Array(values.length);
      scatter(word, shift, starts, order, next);
      [order, free] = [next, order];
    }
  }
  return order ?? indices(values.length);
}

/** 32-bit words whose unsigned order, from the last word to the first, is the numeric order of the floats. */
function sortableWord(values: Float32Array | Float64Array, wordsPerValue: 1 | 2, k: number): Uint32Array {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length * wordsPerValue);
  const out = new Uint32Array(values.length);
  const top = wordsPerValue - 1;
  const flip = k === top ? 0x80000000 : 0;
  for (let i = 0; i < out.length; i++) {
    const negative = bits[i * wordsPerValue + top]! >> 31;
    out[i] = bits[i * wordsPerValue + k]! ^ (negative | flip);
  }
  return out;
}

/** Where each digit's indices start; undefined when all values share the digit, so that nothing has to move. */
function startsOf(word: Uint32Array, shift: number): Uint32Array | undefined {
  const starts = new Uint32Array(BUCKETS);
  for (let i = 0; i < word.length; i++) starts[(word[i]! >>> shift) & (BUCKETS - 1)]!++;
  if (starts.includes(word.length)) return undefined;
  let sum = 0;
  for (let b = 0; b < BUCKETS; b++) {
    const count = starts[b]!;
    starts[b] = sum;
    sum += count;
  }
  return starts;
}

/** One pass, from the values' own order when there is none yet. */
function scatter(
  word: Uint32Array,
  shift: number,
  starts: Uint32Array,
  from: Uint32Array | undefined,
  to: Uint32Array,
): void {
  for (let r = 0; r < to.length; r++) {
    const i = from ? from[r]! : r;
    to[starts[(word[i]! >>> shift) & (BUCKETS - 1)]!++] = i;
  }
}
