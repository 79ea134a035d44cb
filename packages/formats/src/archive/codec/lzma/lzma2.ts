// LZMA2: chunks of LZMA or of plain bytes, each of which says what it resets.
import { BrokenError } from '../../../scan/reader.ts';
import type { Decode } from '../decode.ts';
import { makeDictionary } from './dictionary.ts';
import type { Dictionary } from './dictionary.ts';
import { byteInput } from './input.ts';
import type { ByteInput } from './input.ts';
import { decodeLzma, lzmaDecoder, lzmaProperties, resetLzma } from './lzma.ts';

/** Decodes chunks up to the one that marks the end. Throws BrokenError. */
export function decodeLzma2(input: ByteInput, dictionary: Dictionary): void {
  const decoder = lzmaDecoder(input, dictionary);
  for (let control = input.next(); control !== 0; control = input.next()) {
    if (control === 1 || control >= 0xe0) dictionary.reset();
    if (control < 0x80) {
      if (control > 2) throw new BrokenError('an LZMA2 chunk is of no known kind');
      copyPlain(input, dictionary, short(input) + 1);
    } else {
      const unpacked = ((control & 0x1f) << 16) + short(input) + 1;
      const end = short(input) + 1;
      if (control >= 0xc0) resetLzma(decoder, lzmaProperties(input.next()));
      else if (decoder.probabilities.length === 0) throw new BrokenError('an LZMA2 chunk lacks its properties');
      else if (control >= 0xa0) resetLzma(decoder, decoder.properties);
      const after = input.position + end;
      decodeLzma(decoder, unpacked);
      if (input.position !== after) throw new BrokenError('an LZMA2 chunk ends where it should not');
    }
  }
}

const short = (input: ByteInput): number => input.next() * 256 + input.next();

function copyPlain(input: ByteInput, dictionary: Dictionary, bytes: number): void {
  for (let left = bytes; left > 0;) {
    const taken = input.take(left);
    if (taken.length === 0) throw new BrokenError('its compressed data is cut short');
    for (const byte of taken) dictionary.put(byte);
    left -= taken.length;
  }
}

/** The size of the dictionary in bytes, from the single byte of properties. */
export const lzma2Dictionary = (bits: number): number =>
  bits >= 40 ? 0xffffffff : (2 | (bits & 1)) * 2 ** ((bits >> 1) + 11);

/** LZMA2 without any header, as in 7z. */
export const decodePlainLzma2 =
  (properties: Uint8Array): Decode =>
  (source, sink) => {
    const dictionary = makeDictionary(lzma2Dictionary(properties[0] ?? 0), sink);
    const input = byteInput(source);
    try {
      decodeLzma2(input, dictionary);
    } catch (error) {
      if (!(error instanceof BrokenError)) throw error;
      dictionary.flush();
      return { used: input.position, broken: error.message };
    }
    dictionary.flush();
    return { used: input.position };
  };
