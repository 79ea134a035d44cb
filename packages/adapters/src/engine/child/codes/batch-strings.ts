// The distinct strings of one batch: a list, and each one's place in it. Strings of earlier batches are still known.
import { StringCodes } from './string-codes.ts';

export class BatchStrings {
  list: string[] = [];
  readonly #known = new StringCodes();
  /** Codes of the strings in the list. */
  #codes: number[] = [];
  /** By code: the place in the list; -1: not in this one. */
  readonly #places: number[] = [];

  /** The place of the string with this hash; `decode` is asked only when it is not known. */
  place(low: number, high: number, decode: () => string): number {
    const code = this.#known.code(low, high, decode);
    const place = this.#places[code];
    return place === undefined || place < 0 ? this.#add(code) : place;
  }

  /** Begins the next batch with an empty list. */
  begin(): void {
    for (const code of this.#codes) this.#places[code] = -1;
    this.#codes = [];
    this.list = [];
    this.#known.trim();
  }

  #add(code: number): number {
    this.#places[code] = this.list.length;
    this.#codes.push(code);
    return this.list.push(this.#known.names[code]!) - 1;
  }
}
