// .lzma files (LZMA alone): properties, the dictionary's size, the length (which may be unknown), and the data.
import { BrokenError } from '../../../scan/reader.ts';
import type { Sink } from '../../../scan/reader.ts';
import { memorySource } from '../../../scan/source.ts';
import type { ByteSource } from '../../../scan/source.ts';
import type { Decode, Decoded } from '../decode.ts';
import { makeDictionary } from './dictionary.ts';
import { byteInput } from './input.ts';
import { decodeLzma, LONGER, lzmaDecoder, lzmaProperties, resetLzma } from './lzma.ts';

const HEADER = 13;
const UNKNOWN = 0xffffffffffffffffn;

/** How many bytes are decoded on trial. */
const TRIED = 4096;

/** There is no magic: as xz does, properties, a dictionary of 2^n or 2^n + 2^(n-1) bytes, a length below 2^38; and it decodes. */
export function isLzmaAlone(head: Uint8Array): boolean {
  if (head.length < HEADER + 5 || head[0]! >= 225 || head[HEADER] !== 0) return false;
  const fields = new DataView(head.buffer, head.byteOffset);
  const dictionary = fields.getUint32(1, true);
  const size = fields.getBigUint64(5, true);
  const power = 31 - Math.clz32(dictionary);
  const usual = dictionary === 2 ** power || dictionary === 2 ** power + 2 ** (power - 1);
  if (dictionary < 4096 || !(usual || dictionary === 0xffffffff)) return false;
  return (size === UNKNOWN || (size > 0n && size < 1n << 38n)) && decodesAtFirst(head, Number(size));
}

/** Bytes that are not LZMA soon copy from before their start; data that is cut off by the end of the head may continue after it. */
function decodesAtFirst(head: Uint8Array, size: number): boolean {
  const nowhere = { write: () => undefined };
  const source = memorySource(head);
  const properties = Uint8Array.of(head[0]!, 0, 16, 0, 0);
  const { used, broken } = decodeRawLzma(source, properties, { data: HEADER, bytes: Math.min(size, TRIED) }, nowhere);
  return broken === undefined || broken === LONGER || used >= head.length;
}

export const decodeLzmaAlone: Decode = (source, sink) => {
  const head = source.read(0, HEADER);
  if (head.length < HEADER) throw new BrokenError('its LZMA header is cut short');
  const size = new DataView(head.buffer, head.byteOffset).getBigUint64(5, true);
  return decodeRawLzma(source, head, { data: HEADER, bytes: size === UNKNOWN ? Infinity : Number(size) }, sink);
};

/** Where the data begins, and how many bytes it decodes to: Infinity if a marker ends it. */
export interface RawLzma {
  readonly data: number;
  readonly bytes: number;
}

/** `properties` are one byte, followed by the dictionary's size in four. */
export function decodeRawLzma(
  source: ByteSource,
  properties: Uint8Array,
  { data, bytes }: RawLzma,
  sink: Pick<Sink, 'write'>,
): Decoded {
  if (properties.length < 5) throw new BrokenError('its LZMA properties are cut short');
  const size = new DataView(properties.buffer, properties.byteOffset).getUint32(1, true);
  const dictionary = makeDictionary(Math.min(size, bytes), sink);
  const input = byteInput(source, data);
  const decoder = lzmaDecoder(input, dictionary);
  let broken: string | undefined;
  try {
    resetLzma(decoder, lzmaProperties(properties[0]!));
    decodeLzma(decoder, bytes);
  } catch (error) {
    if (!(error instanceof BrokenError)) throw error;
    broken = error.message;
  }
  dictionary.flush();
  return { used: input.position, ...(broken !== undefined && { broken }) };
}

/** LZMA without any header, as in 7z. */
export const decodePlainLzma =
  (properties: Uint8Array, bytes: number): Decode =>
  (source, sink) =>
    decodeRawLzma(source, properties, { data: 0, bytes }, sink);
