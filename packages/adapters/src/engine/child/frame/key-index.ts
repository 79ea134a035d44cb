// The rows of a table by their 64-bit keys: open addressing over row numbers, 16 bytes a row. A join in SQL, and counts of
// keys that repeat, hold several times as much and take longer.
import { randomInt } from 'node:crypto';

const FREE = 0;

export class KeyIndex {
  /** Low and high half of each row's key, row by row. */
  readonly keys: Uint32Array;
  /** 1 for a row whose key another row has too. */
  readonly #repeats: Uint8Array;
  /** Row + 1 of the first row with a key. At most two thirds are taken. */
  readonly #slots: Uint32Array;
  readonly #shift: number;
  // Keys are hashes of what the data says: a seed that the data cannot know keeps them from meeting in one place.
  readonly #seed: number = randomInt(2 ** 32);
  #rows = 0;
  #repeated = 0;

  /** For so many rows at most. */
  constructor(rows: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(rows * 1.5)));
    this.keys = new Uint32Array(2 * rows);
    this.#repeats = new Uint8Array(rows);
    this.#slots = new Uint32Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Rows that share their key with another one. */
  get repeated(): number {
    return this.#repeated;
  }

  /** Appends rows by the halves of their keys. */
  add(halves: Uint32Array): void {
    if (2 * this.#rows + halves.length > this.keys.length)
      throw new RangeError(`an index of ${this.keys.length / 2} rows`);
    this.keys.set(halves, 2 * this.#rows);
    for (let i = 0; i < halves.length; i += 2) this.#addRow(this.#rows++, halves[i]!, halves[i + 1]!);
  }

  /** The first row with this key, or −1. `guess` is looked at first: tables are often in the same order. */
  find(low: number, high: number, guess: number): number {
    if (this.keys[2 * guess] === low && this.keys[2 * guess + 1] === high && this.#repeated === 0) return guess;
    return this.#slots[this.#slotOf(low, high)]! - 1;
  }

  #addRow(row: number, low: number, high: number): void {
    const slot = this.#slotOf(low, high);
    const first = this.#slots[slot]!;
    if (first === FREE) this.#slots[slot] = row + 1;
    else {
      this.#repeat(first - 1);
      this.#repeat(row);
    }
  }

  #repeat(row: number): void {
    this.#repeated += 1 - this.#repeats[row]!;
    this.#repeats[row] = 1;
  }

  /** Where the key is, or the free slot where it would be. */
  #slotOf(low: number, high: number): number {
    const { keys } = this;
    const slots = this.#slots;
    let slot = Math.imul(Math.imul(low ^ this.#seed, 0x9e3779b1) ^ high, 0x85ebca6b) >>> this.#shift;
    for (let row = slots[slot]!; row !== FREE; row = slots[slot]!) {
      if (keys[2 * row - 2] === low && keys[2 * row - 1] === high) break;
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
