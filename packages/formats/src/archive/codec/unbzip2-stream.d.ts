// The two parts of unbzip2-stream that are used, which has no types of its own.

declare module 'unbzip2-stream/lib/bzip2.js' {
  const bzip2: {
    /** Hundreds of thousands of bytes of a block. */
    header(bits: import('unbzip2-stream/lib/bit_iterator.js').Bits): number;
    /** One block, each byte to `put`; the checksum so far, or null at the end of the stream. */
    decompress(
      bits: import('unbzip2-stream/lib/bit_iterator.js').Bits,
      put: (byte: number) => void,
      block: Int32Array,
      size: number,
      crc: number,
    ): number | null;
  };
  export default bzip2;
}

declare module 'unbzip2-stream/lib/bit_iterator.js' {
  /** So many bits; null skips to the next byte. */
  export interface Bits {
    (count: number | null): number;
    readonly bytesRead: number;
  }
  export default function bitsOf(next: () => Uint8Array): Bits;
}
