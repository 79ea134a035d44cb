// What a codec gives: bytes in a sink, and how far it came.
import type { Budget, Sink } from '../../scan/reader.ts';
import type { ByteSource } from '../../scan/source.ts';

export interface Decoded {
  /** Bytes of the source up to the codec's own end; more may follow. */
  readonly used: number;
  /** Why it stopped early: what the sink has is all that can be told. */
  readonly broken?: string;
}

/** Decodes from the start of the source. Throws BudgetError, and UnsupportedError for variants that it does not know. */
export type Decode = (source: ByteSource, sink: Sink, budget: Budget) => Decoded | Promise<Decoded>;

const WINDOW = 1 << 18;

/** The source in pieces, from `start`. */
export function* pieces(source: ByteSource, start = 0): Generator<Uint8Array> {
  for (let at = start; at < source.size; at += WINDOW) yield source.read(at, WINDOW);
}
