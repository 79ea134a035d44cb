// The grid of fairness: how many groups of which size, at which rate, equal or half of them exactly at the limit.
import type { Promised } from '../cells.ts';
import type { GridRate } from '../run-grid.ts';

export interface FairnessCell {
  readonly disparity: 'impact-ratio' | 'demographic-parity';
  readonly judged: 'limit' | 'margin';
  readonly groups: number;
  /** Rows of every group; the first has `largest` where that is more. */
  readonly n: number;
  readonly largest: number;
  /** Of the better half of the groups. */
  readonly rate: number;
  /** The other half exactly at the limit; else at parity. */
  readonly atLimit: boolean;
}

export const LIMITS = { 'impact-ratio': 0.8, 'demographic-parity': 0.1 } as const;

/** What a change may widen a gap by. */
export const MARGIN = 0.03;

/** The true rate of a group: odd ones stand at the limit. */
export function truth({ disparity, rate, atLimit }: FairnessCell, group: number): number {
  if (!atLimit || group % 2 === 0) return rate;
  return disparity === 'impact-ratio' ? rate * LIMITS[disparity] : rate - LIMITS[disparity];
}

const atMost = (rate: number): Promised => ({ is: 'at most', rate });

/** What is counted of a cell, in this order: blocked; passed although a proved pair stands at the limit; an interval that misses. */
export function ratesOf(cell: FairnessCell): readonly GridRate[] {
  const { disparity, judged, groups, n, largest, rate, atLimit } = cell;
  const about = `${disparity}${judged === 'margin' ? ', margin' : ''}, ${groups} groups, ${rate}${atLimit ? ', half at it' : ''}`;
  const size = largest > n ? `${n} (of ${largest})` : `${n}`;
  const blocked: GridRate = { name: `${about}: blocked`, n: size, promised: atMost(0.05) };
  if (judged === 'margin') return [blocked];
  const missed: GridRate = { name: '  its interval misses', n: size, promised: atMost(0.07) };
  const passed: GridRate = { name: '  passed as proved', n: size, promised: atMost(0.05) };
  return atLimit ? [blocked, missed, passed] : [blocked, missed];
}

function grid(
  groups: readonly number[],
  sizes: readonly (readonly [n: number, largest: number])[],
  rates: readonly number[],
): FairnessCell[] {
  return groups.flatMap((g) =>
    sizes.flatMap(([n, largest]) =>
      rates.flatMap((rate) =>
        (['impact-ratio', 'demographic-parity'] as const).flatMap((disparity) =>
          [false, true].flatMap((atLimit): FairnessCell[] => {
            const cell = { disparity, groups: g, n, largest, rate, atLimit } as const;
            if (atLimit && disparity === 'demographic-parity' && rate <= LIMITS[disparity]) return [];
            const limit: FairnessCell = { ...cell, judged: 'limit' };
            return disparity === 'demographic-parity' && rate >= 0.2 ? [limit, { ...cell, judged: 'margin' }] : [limit];
          }),
        ),
      ),
    ),
  );
}

export const smallFairnessGrid: readonly FairnessCell[] = [
  ...grid(
    [2],
    [
      [50, 50],
      [200, 2000],
    ],
    [0.05, 0.3],
  ),
  ...grid([8], [[500, 500]], [0.3]),
];

const everyCell: readonly FairnessCell[] = grid(
  [2, 8, 16],
  [
    [50, 50],
    [200, 200],
    [500, 500],
    [2000, 2000],
    [50, 2000],
    [200, 2000],
  ],
  [0.05, 0.2, 0.5],
);

/** Of two groups every pair of counts can be judged: their rates are exact, and nobody draws them. */
export const exactFairnessGrid: readonly FairnessCell[] = everyCell.filter(isExact);

export const fullFairnessGrid: readonly FairnessCell[] = everyCell.filter((cell) => !isExact(cell));

function isExact({ groups, judged }: FairnessCell): boolean {
  return groups === 2 && judged === 'limit';
}
