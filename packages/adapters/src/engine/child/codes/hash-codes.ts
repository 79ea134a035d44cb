// Dense numbers for 64-bit hashes, in the order they appear: open addressing over typed arrays, since millions may come.

export class HashCodes {
  #size = 0;
  #mask = (1 << 12) - 1;
  #low = new Uint32Array(1 << 12);
  #high = new Uint32Array(1 << 12);
  /** Code + 1; 0: free. */
  #code = new Int32Array(1 << 12);

  /** The number of this hash, a new one if it was not seen before. */
  code(low: number, high: number): number {
    let slot = this.#slot(low, high);
    while (this.#code[slot] !== 0) {
      if (this.#low[slot] === low && this.#high[slot] === high) return this.#code[slot]! - 1;
      slot = (slot + 1) & this.#mask;
    }
    this.#put(slot, low, high, ++this.#size);
    if (this.#size * 2 > this.#mask) this.#grow();
    return this.#size - 1;
  }

  #slot(low: number, high: number): number {
    return (low ^ (high >>> 7)) & this.#mask;
  }

  #put(slot: number, low: number, high: number, code: number): void {
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#code[slot] = code;
  }

  #grow(): void {
    const [low, high, code] = [this.#low, this.#high, this.#code];
    const size = code.length * 2;
    this.#mask = size - 1;
    this.#low = new Uint32Array(size);
    this.#high = new Uint32Array(size);
    this.#code = new Int32Array(size);
    for (let from = 0; from < code.length; from++) {
      if (code[from] === 0) continue;
      let slot = this.#slot(low[from]!, high[from]!);
      while (this.#code[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#put(slot, low[from]!, high[from]!, code[from]!);
    }
  }
}
