// The grid over real models: per table and size the pairs nearest to the limits, and what is promised of them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Promised } from '../cells.ts';
import { hardestKept, hardestLost, knownPairs, type KnownPair } from './pairs.ts';
import { readPool } from './pool.ts';

export interface RealCell {
  readonly table: string;
  readonly pair: KnownPair;
  readonly n: number;
  /** kept: the change keeps every limit; lost: it loses more accuracy than may ship. */
  readonly truth: 'kept' | 'lost';
}

const TABLES = ['adult', 'flights', 'weather'];
const SIZES = [500, 2000, 5000];
const PAIRS = 12;

export const atMost: Promised = { is: 'at most', rate: 0.05 };

function realCells(folder: string): readonly RealCell[] {
  return TABLES.flatMap((table) => {
    const pairs = knownPairs(readPool(folder, table));
    return SIZES.flatMap((n) => [
      ...hardestKept(pairs, PAIRS).map((pair): RealCell => ({ table, pair, n, truth: 'kept' })),
      ...hardestLost(pairs, n, PAIRS).map((pair): RealCell => ({ table, pair, n, truth: 'lost' })),
    ]);
  });
}

/** Finding the truth of all pairs takes a minute: processes read it. */
const FILE = 'cells.json';

export function writeCells(folder: string): readonly RealCell[] {
  const cells = realCells(folder);
  writeFileSync(join(folder, FILE), JSON.stringify(cells));
  return cells;
}

export function readCells(folder: string): readonly RealCell[] {
  return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as readonly RealCell[];
}
