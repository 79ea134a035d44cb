// The memo: values by number, as dense as picklers write them and as sparse as attackers do.
import { BudgetError } from '../scan/reader.ts';

const CHUNK = 1 << 16;
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
  const value = memo.chunks[Math.floor(index / CHUNK)]?.[index % CHUNK] ?? Number.NaN;
  return Number.isNaN(value) && memo.sparse.size > 0 ? (memo.sparse.get(index) ?? Number.NaN) : value;
}

/** Sets an entry and gives what it was before, NaN if nothing. Throws BudgetError. */
export function memoPut(memo: Memo, index: number, value: number): number {
  const before = memoGet(memo, index);
  if (Number.isNaN(before)) memo.count += 1;
  const chunk = chunkFor(memo, index);
  if (chunk !== undefined) chunk[index % CHUNK] = value;
  else putSparse(memo, index, value);
  return before;
}

/** The chunk of an entry that is in the dense part or right behind it. */
function chunkFor(memo: Memo, index: number): Float64Array | undefined {
  const at = Math.floor(index / CHUNK);
  if (at > memo.chunks.length) return undefined;
  if (at === memo.chunks.length) {
    if (index >= MOST_DENSE) throw new BudgetError(`its memo has more than ${MOST_DENSE} entries`);
    memo.chunks.push(new Float64Array(CHUNK).fill(Number.NaN));
  }
  return memo.chunks[at];
}

function putSparse(memo: Memo, index: number, value: number): void {
  memo.sparse.set(index, value);
  if (memo.sparse.size > MOST_SPARSE) throw new BudgetError(`its memo has more than ${MOST_SPARSE} entries far apart`);
}
