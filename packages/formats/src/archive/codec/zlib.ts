// Zlib (RFC 1950) has a header of two bytes and no magic: bytes are zlib if they can be decoded.
import zlib from 'node:zlib';

/** How many bytes are decoded on trial. */
const TRIED = 4096;
const MOST = 1 << 22;

/** Deflate with a window of at most 32 KiB, a right check of five bits, no dictionary, and data that inflates as far as the head reaches. */
export function isZlib(head: Uint8Array): boolean {
  const [first = 0, second = 0] = head;
  if ((first & 15) !== 8 || first >> 4 > 7 || (first * 256 + second) % 31 !== 0 || (second & 32) !== 0) return false;
  try {
    zlib.inflateSync(head.subarray(0, TRIED), { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: MOST });
    return true;
  } catch (error) {
    return error instanceof RangeError;
  }
}
