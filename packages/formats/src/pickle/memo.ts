// The memo: values by number, as dense as picklers write them and as sparse as attackers do.
import { BudgetError } from '../scan/reader.ts';

const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
/** What the first chunk begins with: most pickles are small, and many. */
const FIRST = 1 << 8;
/** Entries that stand one after the other: 2²⁵ of 8 bytes are 256 MiB. */
const MOST_DENSE = 1 << 25;
const MOST_SPARSE = 1 << 18;

export interface Memo {
  readonly chunks: Float64Array[];
  /** Entries far beyond the others. */
  readonly sparse: Map<number, number>;
  /** Distinct entries, which is where MEMOIZE writes. */
  count: number;
}

export const emptyMemo = (): Memo => ({ chunks: [], sparse: new Map(), count: 0 });

/** The value of an entry; NaN where there is none. */
export function memoGet(memo: Memo, index: number): number {
  const chunk = index < MOST_DENSE ? memo.chunks[index >>> CHUNK_BITS] : undefined;
  const value = chunk?.[index & (CHUNK - 1)] ?? Number.NaN;
  return Number.isNaN(value) && memo.sparse.size > 0 ? (memo.sparse.get(index) ?? Number.NaN) : value;
}

/** Sets an entry and gives what it was before, NaN if nothing. Throws BudgetError. */
export function memoPut(memo: Memo, index: number, value: number): number {
  const before = memoGet(memo, index);
  if (Number.isNaN(before)) memo.count += 1;
  const chunk = chunkFor(memo, index);
  if (chunk === undefined) putSparse(memo, index, value);
  else chunk[index & (CHUNK - 1)] = value;
  return before;
}

/** The chunk of an entry that is in the dense part or right behind it. */
function chunkFor(memo: Memo, index: number): Float64Array | undefined {
  const { chunks } = memo;
  if (index === MOST_DENSE && chunks.length * CHUNK === MOST_DENSE)
    throw new BudgetError(`its memo has more than ${MOST_DENSE} entries`);
  if (index >= MOST_DENSE || index >>> CHUNK_BITS > chunks.length) return undefined;
  const at = index >>> CHUNK_BITS;
  if (at === chunks.length) chunks.push(empty(at === 0 ? FIRST : CHUNK));
  const place = index & (CHUNK - 1);
  if (place >= chunks[at]!.length) chunks[at] = wider(chunks[at]!, place);
  return chunks[at];
}

const empty = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN);

/** With room for `place`, and at least twice as wide. */
function wider(chunk: Float64Array, place: number): Float64Array {
  let length = chunk.length;
  while (length <= place) length *= 2;
  const grown = empty(length);
  grown.set(chunk);
  return grown;
}

function putSparse(memo: Memo, index: number, value: number): void {
  memo.sparse.set(index, value);
  if (memo.sparse.size > MOST_SPARSE) throw new BudgetError(`its memo has more than ${MOST_SPARSE} entries far apart`);
}
