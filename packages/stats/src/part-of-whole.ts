// A part against the whole that holds it, as the part against the rest: two samples of different rows, at another limit.
import type { Rates } from './law.ts';

/** Counts of different rows, and the value of the two samples that overlap as an increasing function of theirs. */
export interface Apart extends Counts {
  /** A difference, or a ratio from 0 to Infinity, of the samples apart. */
  readonly toRest: (value: number) => number;
  readonly fromRest: (value: number) => number;
}

type Counts = Readonly<Record<'x1' | 'n1' | 'x2' | 'n2', number>>;

/**
 * With the part's share w of the whole's rows, whole = w · part + (1 − w) · rest. So part − whole = (1 − w)(part − rest) and
 * part / whole = R / (wR + 1 − w) for R = part / rest; whole − part and whole / part = w + (1 − w) · rest / part likewise.
 * Samples that share no row stay as they are.
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
