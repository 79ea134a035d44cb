// What a codec returns: bytes in a sink, and how far it came.
import type { Budget, Sink } from '../../scan/reader.ts';
import type { ByteSource } from '../../scan/source.ts';

export interface Decoded {
  /** How many bytes of the source the codec took; more may follow. */
  readonly used: number;
  /** Why it stopped early, if it did: the sink then holds all that could be decoded. */
  readonly broken?: string;
}

/** Decodes from the start of the source. Throws BudgetError, and UnsupportedError for a variant that it does not know. */
export type Decode = (source: ByteSource, sink: Sink, budget: Budget) => Decoded | Promise<Decoded>;

const WINDOW = 1 << 18;

/** Reads the source in pieces, from `start`. */
export function* pieces(source: ByteSource, start = 0): Generator<Uint8Array> {
  for (let at = start; at < source.size; at += WINDOW) yield source.read(at, WINDOW);
}
