// Rows of training sets that earlier runs judged: whether rows of today's data are among them.
import type { Column, DataRef } from './data-ref.ts';

/** Rows are compared by the values of these columns; the order of the columns does not matter. */
export type Features = readonly Column[];

/** `day`: when the training set was first judged, ISO 8601. Unknown: the reason. */
export type Seen =
  | { readonly rows: number; readonly occur: number; readonly day: string }
  | { readonly unknown: string };

/** Only digests are kept: no row can be read from them, or guessed without the key. */
export interface SeenRows {
  /** Keeps digests by which rows of the training set are recognised; keeps nothing without a key. */
  keep(training: DataRef, digest: string, features: Features): Promise<void>;
  /** `digest`: the training set's, sha256:… */
  find(data: DataRef, digest: string, features: Features): Promise<Seen>;
}
