// Gzip (RFC 1952): a header, deflate data, CRC-32 and length; members may follow each other.
import { BrokenError } from '../../scan/reader.ts';
import { sliceSource } from '../../scan/source.ts';
import type { ByteSource } from '../../scan/source.ts';
import { checkedSink } from './checked-sink.ts';
import type { Decode } from './decode.ts';
import { decodeFlate } from './flate.ts';
import { decodeFrames } from './frames.ts';

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

const HAS_CRC = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;
/** Names and comments are not longer than this. */
const LONGEST = 1 << 16;

/** The length of the header in bytes. Throws BrokenError if it does not end. */
function headerLength(source: ByteSource): number {
  const head = source.read(0, 12);
  const flags = head[3] ?? 0;
  let at = 10;
  if ((flags & HAS_EXTRA) !== 0) at += 2 + (head[10] ?? 0) + 256 * (head[11] ?? 0);
  for (const text of [HAS_NAME, HAS_COMMENT]) {
    if ((flags & text) === 0) continue;
    const end = source.read(at, LONGEST).indexOf(0);
    if (end < 0) throw new BrokenError('its gzip header does not end');
    at += end + 1;
  }
  if ((flags & HAS_CRC) !== 0) at += 2;
  if (at > source.size) throw new BrokenError('its gzip header does not end');
  return at;
}

const inflate = decodeFlate('deflate');

const decodeMember: Decode = async (source, sink, budget) => {
  const start = headerLength(source);
  const checked = checkedSink(sink);
  const { used, broken } = await inflate(sliceSource(source, start, source.size - start), checked, budget);
  const end = start + used;
  if (broken !== undefined) return { used: end, broken };
  const trailer = source.read(end, 8);
  if (trailer.length < 8) return { used: source.size, broken: 'its gzip data is cut short' };
  const fields = new DataView(trailer.buffer, trailer.byteOffset, 8);
  const sound = fields.getUint32(0, true) === checked.crc && fields.getUint32(4, true) === checked.size % 2 ** 32;
  return { used: end + 8, ...(!sound && { broken: 'its gzip data is not what its checksum says' }) };
};

export const decodeGzip: Decode = decodeFrames(decodeMember, isGzip);
