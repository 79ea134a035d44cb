// Checksums that follow the bytes they are about: fed piece by piece, and compared at the end.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export interface Check {
  update(bytes: Uint8Array): void;
  /** The checksum of all bytes so far, as its format writes it. */
  digest(): Uint8Array;
}

export const isSum = (check: Check, told: Uint8Array): boolean => Buffer.compare(check.digest(), told) === 0;

/** CRC-32 of ISO 3309, little-endian. */
export function crc32Check(): Check {
  let crc = 0;
  return {
    update(bytes) {
      crc = crc32(bytes, crc);
    },
    digest: () => littleEndian(crc),
  };
}

export function sha256Check(): Check {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
}

/** CRC-64 of ECMA-182, reflected and little-endian, as xz has it. It is kept in two halves of 32 bits, since a bigint is slower. */
export function crc64Check(): Check {
  const [lows, highs] = crc64Tables();
  let [low, high] = [0xffffffff | 0, 0xffffffff | 0];
  return {
    update(bytes) {
      for (const byte of bytes) {
        const at = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ lows[at]!;
        high = (high >>> 8) ^ highs[at]!;
      }
    },
    digest: () => Buffer.concat([littleEndian(~low), littleEndian(~high)]),
  };
}

const POLYNOMIAL = [0xd7870f42 | 0, 0xc96c5795 | 0] as const;
let tables: readonly [lows: Int32Array, highs: Int32Array] | undefined;

function crc64Tables(): readonly [lows: Int32Array, highs: Int32Array] {
  return (tables ??= makeTables());
}

function makeTables(): readonly [lows: Int32Array, highs: Int32Array] {
  const [lows, highs] = [new Int32Array(256), new Int32Array(256)];
  for (let byte = 0; byte < 256; byte += 1) {
    let [low, high] = [byte, 0];
    for (let bit = 0; bit < 8; bit += 1) {
      const odd = (low & 1) !== 0;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (odd) [low, high] = [low ^ POLYNOMIAL[0], high ^ POLYNOMIAL[1]];
    }
    lows[byte] = low;
    highs[byte] = high;
  }
  return [lows, highs];
}

const PRIMES = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1] as const;
const rotated = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));
const round = (lane: number, word: number): number =>
  Math.imul(rotated(lane + Math.imul(word, PRIMES[1]), 13), PRIMES[0]);

/** xxHash32 with seed 0 (xxhash_spec.md), little-endian, as LZ4 has it. */
export function xxHash32Check(): Check {
  const lanes = new Int32Array([PRIMES[0] + PRIMES[1], PRIMES[1], 0, -PRIMES[0]]);
  const rest = new Uint8Array(16);
  let [kept, total] = [0, 0];
  const stripe = (bytes: Uint8Array, at: number): void => {
    for (let lane = 0; lane < 4; lane += 1) lanes[lane] = round(lanes[lane]!, word(bytes, at + 4 * lane));
  };
  return {
    update(bytes) {
      total += bytes.length;
      let at = Math.min(bytes.length, kept > 0 ? 16 - kept : 0);
      rest.set(bytes.subarray(0, at), kept);
      kept += at;
      if (kept === 16) stripe(rest, 0);
      if (kept === 16) kept = 0;
      for (; at + 16 <= bytes.length; at += 16) stripe(bytes, at);
      if (at >= bytes.length) return;
      rest.set(bytes.subarray(at));
      kept = bytes.length - at;
    },
    digest: () => littleEndian(finished(total < 16 ? PRIMES[4] : merged(lanes), total, rest.subarray(0, kept))),
  };
}

const merged = ([a, b, c, d]: Int32Array): number =>
  rotated(a!, 1) + rotated(b!, 7) + rotated(c!, 12) + rotated(d!, 18);

function finished(lanes: number, total: number, rest: Uint8Array): number {
  let sum = (lanes + total) | 0;
  let at = 0;
  for (; at + 4 <= rest.length; at += 4)
    sum = Math.imul(rotated(sum + Math.imul(word(rest, at), PRIMES[2]), 17), PRIMES[3]);
  for (; at < rest.length; at += 1) sum = Math.imul(rotated(sum + Math.imul(rest[at]!, PRIMES[4]), 11), PRIMES[0]);
  sum = Math.imul(sum ^ (sum >>> 15), PRIMES[1]);
  sum = Math.imul(sum ^ (sum >>> 13), PRIMES[2]);
  return sum ^ (sum >>> 16);
}

const word = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);

function littleEndian(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value | 0);
  return bytes;
}
