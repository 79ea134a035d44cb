// What stands beside models of speech and of letters: WAVE, TrueType and OpenType. Each ends where its own header says, because what stands
// behind that is not it any more. https://learn.microsoft.com/en-us/typography/opentype/spec/otff, https://www.w3.org/TR/WOFF2/
import { inertUpTo, startsWith } from '../scan/after.ts';
import { BrokenError } from '../scan/reader.ts';
import type { Reader } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

interface Kind {
  readonly format: string;
  readonly is: (head: Uint8Array) => boolean;
  /** Where it ends; undefined: it is cut short. */
  readonly endOf: (source: ByteSource) => number | undefined;
}

const u32 = (bytes: Uint8Array, at: number, little = false): number | undefined =>
  at + 4 > bytes.length ? undefined : new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, little);

/** A table's tag is four letters; so are those of the first table of a font. */
const isFont = (head: Uint8Array): boolean =>
  (startsWith(head, '\0\x01\0\0') || startsWith(head, 'OTTO') || startsWith(head, 'true')) &&
  head[4] === 0 &&
  head[5] !== 0 &&
  head.length >= 28 &&
  head.subarray(12, 16).every((letter) => letter >= 0x20 && letter < 0x7f);

/** Where the last of the tables ends. */
function endOfTables(source: ByteSource): number | undefined {
  const [, tables = 0] = source.read(4, 2);
  const directory = source.read(12, tables * 16);
  const ends = Array.from({ length: tables }, (_, i) => {
    const [from, length] = [u32(directory, i * 16 + 8), u32(directory, i * 16 + 12)];
    return from === undefined || length === undefined ? Number.NaN : from + length;
  });
  const end = Math.max(...ends);
  return Number.isNaN(end) ? undefined : end;
}

const kinds: readonly Kind[] = [
  {
    format: 'sound',
    is: (head) => startsWith(head, 'RIFF') && startsWith(head, 'WAVE', 8),
    endOf: (source) => {
      const length = u32(source.read(4, 4), 0, true);
      return length === undefined ? undefined : 8 + length;
    },
  },
  { format: 'font', is: isFont, endOf: endOfTables },
  {
    format: 'font',
    is: (head) => startsWith(head, 'wOFF') || startsWith(head, 'wOF2'),
    endOf: (source) => u32(source.read(8, 4), 0),
  },
];

export const soundAndFontReaders: readonly Reader[] = kinds.map(({ format, is, endOf }) => ({
  format,
  recognises: is,
  read(source) {
    const end = endOf(source);
    if (end === undefined) throw new BrokenError(`the ${format} is cut short`);
    return inertUpTo(source, end, format);
  },
}));
