// Rows of training sets that earlier runs judged: whether rows of today's data are among them.
import type { Column, DataRef } from './data-ref.ts';

/** Rows are compared by the values of these columns; the order of the columns says nothing. */
export type Features = readonly Column[];

/** `day`: when the training set was judged first, ISO 8601. Unknown: why nobody can tell. */
export type Seen =
  | { readonly rows: number; readonly occur: number; readonly day: string }
  | { readonly unknown: string };

/** No row can be read from what is kept, nor be guessed without a key. */
export interface SeenRows {
  /** Keeps what tells the rows of a training set again; nothing without a key. */
  keep(training: DataRef, digest: string, features: Features): Promise<void>;
  /** `digest`: the training set's, sha256:… */
  find(data: DataRef, digest: string, features: Features): Promise<Seen>;
}
