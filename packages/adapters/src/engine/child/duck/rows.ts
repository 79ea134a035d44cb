// The rows of a statement, chunk by chunk, the next one being read while the last one is used.
import type { DuckChunk, DuckDb, DuckResult } from './bindings.ts';
import { columnOf, type Column } from './vector.ts';

/** A few thousand rows. Columns are valid until the next call of `next`. */
export interface Chunk {
  readonly rows: number;
  readonly columns: readonly Column[];
}

export class Rows {
  readonly types: readonly number[];
  readonly #duck: DuckDb;
  readonly #result: DuckResult;
  readonly #close: () => void;
  #ahead: Promise<DuckChunk | null> | undefined;
  /** Kept, since its memory is what the columns show. */
  #current: DuckChunk | null = null;
  #closed = false;

  constructor(duck: DuckDb, result: DuckResult, close: () => void) {
    this.#duck = duck;
    this.#result = result;
    this.#close = close;
    this.types = Array.from({ length: duck.column_count(result) }, (_, i) => duck.column_type(result, i));
  }

  /** The next chunk; undefined after the last one, which also closes the statement. */
  async next(): Promise<Chunk | undefined> {
    if (this.#closed) return undefined;
    this.#current = await (this.#ahead ?? this.#fetch());
    const rows = this.#current === null ? 0 : this.#duck.data_chunk_get_size(this.#current);
    if (rows === 0) {
      this.#ahead = undefined;
      this.close();
      return undefined;
    }
    this.#ahead = this.#fetch();
    const chunk = this.#current!;
    return { rows, columns: this.types.map((type, i) => columnOf(this.#duck, chunk, i, type, rows)) };
  }

  /** Ends the statement early or after its last row. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#current = null;
    // A chunk may still be on its way: the connection must outlive it.
    void Promise.resolve(this.#ahead).then(this.#close, this.#close);
  }

  #fetch(): Promise<DuckChunk | null> {
    const chunk = this.#duck.fetch_chunk(this.#result);
    // Its error is thrown by the `next` that awaits it, not as an unhandled rejection before.
    chunk.catch(() => undefined);
    return chunk;
  }
}
