// Strings of a column without decoding each: equal 64-bit hashes are equal strings, so every distinct one is decoded once.
import { HashCodes } from './hash-codes.ts';

/** Distinct strings remembered at a time. */
const REMEMBERED = 1 << 16;

/** Numbers the distinct strings of a column in the order they appear. */
export class StringCodes {
  names: string[] = [];
  #codes = new HashCodes();

  /** The code of the string with this hash; `decode` is asked only when it is new. */
  code(low: number, high: number, decode: () => string): number {
    const code = this.#codes.code(low, high);
    if (code === this.names.length) this.names.push(decode());
    return code;
  }

  /** Forgets everything once too much is remembered; codes given before are void then. */
  trim(): void {
    if (this.names.length <= REMEMBERED) return;
    this.names = [];
    this.#codes = new HashCodes();
  }
}
