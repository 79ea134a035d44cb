// Compares a part with the whole that contains it, by comparing the part with the rest at a transformed limit: these share no rows.
import type { Rates } from './law.ts';

/** Counts of two samples without common rows, with the transformation of a limit from the overlapping samples to these. */
export interface Apart extends Counts {
  /** Maps a value of the overlapping samples to that of the separate ones: a difference, or a ratio from 0 to Infinity. Increasing. */
  readonly toRest: (value: number) => number;
  readonly fromRest: (value: number) => number;
}

type Counts = Readonly<Record<'x1' | 'n1' | 'x2' | 'n2', number>>;

/**
 * With the part's share w of the whole's rows, whole = w · part + (1 − w) · rest. So part − whole = (1 − w)(part − rest) and
 * part / whole = R / (wR + 1 − w) for R = part / rest; whole − part and whole / part = w + (1 − w) · rest / part likewise.
 * Samples without common rows stay as they are.
 */
export function apart({ of, x1, n1, x2, n2, part }: Rates): Apart {
  if (part === undefined) return { x1, n1, x2, n2, toRest: same, fromRest: same };
  const [inPart, inWhole] =
    part === 1
      ? [
          { x: x1, n: n1 },
          { x: x2, n: n2 },
        ]
      : [
          { x: x2, n: n2 },
          { x: x1, n: n1 },
        ];
  const rest = { x: inWhole.x - inPart.x, n: inWhole.n - inPart.n };
  const [first, second] = part === 1 ? [inPart, rest] : [rest, inPart];
  const w = inPart.n / inWhole.n;
  const maps = of === 'difference' ? differences(w) : part === 1 ? ratiosToWhole(w) : ratiosOfWhole(w);
  return { x1: first.x, n1: first.n, x2: second.x, n2: second.n, ...maps };
}

type Maps = Pick<Apart, 'toRest' | 'fromRest'>;

const same = (value: number): number => value;

function differences(w: number): Maps {
  return { toRest: (d) => d / (1 - w), fromRest: (d) => d * (1 - w) };
}

function ratiosToWhole(w: number): Maps {
  return {
    toRest: (v) => (v * (1 - w)) / (1 - w * v),
    fromRest: (ratio) => (ratio === Infinity ? 1 / w : ratio / (w * ratio + 1 - w)),
  };
}

function ratiosOfWhole(w: number): Maps {
  return { toRest: (v) => (v - w) / (1 - w), fromRest: (ratio) => w + (1 - w) * ratio };
}
