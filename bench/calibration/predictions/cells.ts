// The grid of drift of predictions: which model, how far its outputs moved, at which sizes, and what is promised.
import type { Promised } from '../cells.ts';
import { models, type SimulatedModel } from './models.ts';

export interface PredictionCell {
  readonly about: string;
  readonly model: SimulatedModel;
  /** Rows of the judged data and of the reference. */
  readonly n: number;
  readonly reference: number;
  /** Of the output that moved most, in standard deviations. */
  readonly effect: number;
  /** Absent: for information. */
  readonly promised?: Promised;
}

const FLOOR = 0.2;
const atMost: Promised = { is: 'at most', rate: 0.05 };

type Size = readonly [n: number, reference: number];

const sizes: readonly Size[] = [
  [200, 200],
  [200, 5000],
  [1000, 1000],
  [1000, 5000],
  [10_000, 5000],
];

function cells(of: readonly SimulatedModel[], at: readonly Size[], effects: readonly number[]): PredictionCell[] {
  return effects.flatMap((effect) =>
    of.flatMap((model) =>
      at.map(([n, reference]) => ({
        about: `${model.name}, ${effect === 0 ? 'no drift' : `${effect} sd`}`,
        model,
        n,
        reference,
        effect,
        ...(effect <= FLOOR && { promised: atMost }),
      })),
    ),
  );
}

export const fullPredictionGrid: readonly PredictionCell[] = [
  ...cells(models, sizes, [0, FLOOR / 2, FLOOR]),
  ...cells(models, sizes.slice(1), [0.3, 0.5]),
];

export const smallPredictionGrid: readonly PredictionCell[] = [
  ...cells(models, [sizes[0]!, sizes[2]!], [0, FLOOR]),
  ...cells(models.slice(0, 1), [sizes[3]!], [0.5]),
];
