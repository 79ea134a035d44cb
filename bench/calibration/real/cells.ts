// The grid over real models: per table and size the pairs nearest to the limits, and what is promised of them.
import type { Promised } from '../cells.ts';
import { hardestKept, hardestLost, knownPairs, type KnownPair } from './pairs.ts';
import { readPool, type Pool } from './pool.ts';

export interface RealCell {
  readonly pool: Pool;
  readonly pair: KnownPair;
  readonly n: number;
  /** kept: the change keeps every limit; lost: it loses more accuracy than may ship. */
  readonly truth: 'kept' | 'lost';
}

const TABLES = ['adult', 'flights', 'weather'];
const SIZES = [500, 2000, 5000];
const PAIRS = 12;

export const atMost: Promised = { is: 'at most', rate: 0.05 };

/** The same list in every process: it follows from the folder alone. */
export function realCells(folder: string): readonly RealCell[] {
  return TABLES.map((table) => readPool(folder, table)).flatMap((pool) => {
    const pairs = knownPairs(pool);
    return SIZES.flatMap((n) => [
      ...hardestKept(pairs, PAIRS).map((pair): RealCell => ({ pool, pair, n, truth: 'kept' })),
      ...hardestLost(pairs, n, PAIRS).map((pair): RealCell => ({ pool, pair, n, truth: 'lost' })),
    ]);
  });
}
