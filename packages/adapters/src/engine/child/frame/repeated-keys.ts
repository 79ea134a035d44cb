// Whether two rows share a key: looked for bucket by bucket, since a table of millions of keys lies beyond every cache.
import { randomInt } from 'node:crypto';

const BUCKET_BITS = 11;

/** `keys` are 64 bits a row, low half first. */
export function isAnyKeyRepeated(keys: Uint32Array): boolean {
  // Keys are hashes of what the data says: a seed that the data cannot know keeps them from meeting in one bucket.
  const seed = randomInt(2 ** 32);
  const { sorted, starts } = byBucket(keys, seed);
  let from = 0;
  for (const to of starts) {
    if (isRepeatedIn(sorted.subarray(2 * from, 2 * to), seed)) return true;
    from = to;
  }
  return false;
}

function mixed(low: number, high: number, seed: number): number {
  return Math.imul(Math.imul(low ^ seed, 0x9e3779b1) ^ high, 0x85ebca6b) >>> 0;
}

/** The keys with those of a bucket side by side, and where each bucket ends. */
function byBucket(keys: Uint32Array, seed: number): { readonly sorted: Uint32Array; readonly starts: Uint32Array } {
  const starts = new Uint32Array(1 << BUCKET_BITS);
  const bucketOf = (i: number): number => mixed(keys[i]!, keys[i + 1]!, seed) >>> (32 - BUCKET_BITS);
  for (let i = 0; i < keys.length; i += 2) starts[bucketOf(i)]!++;
  let sum = 0;
  for (let b = 0; b < starts.length; b++) {
    const count = starts[b]!;
    starts[b] = sum;
    sum += count;
  }
  const sorted = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i += 2) {
    const at = 2 * starts[bucketOf(i)]!++;
    sorted[at] = keys[i]!;
    sorted[at + 1] = keys[i + 1]!;
  }
  return { sorted, starts };
}

/** Open addressing over the bucket's own rows; at most half of the slots are taken. */
function isRepeatedIn(keys: Uint32Array, seed: number): boolean {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(keys.length + 1)));
  for (let i = 0; i < keys.length; i += 2) {
    let slot = mixed(keys[i]!, keys[i + 1]!, seed) & (slots.length - 1);
    for (let other = slots[slot]!; other !== 0; other = slots[slot]!) {
      if (keys[other - 1] === keys[i] && keys[other] === keys[i + 1]) return true;
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = i + 1;
  }
  return false;
}
