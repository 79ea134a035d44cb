// Simulated models: what they say of a row, by its normal numbers, and of rows that have drifted.
import { normalQuantile, seededNormals } from '@modelgate/stats';

export interface SimulatedModel {
  readonly name: string;
  /** Normal numbers that a row is made of, and outputs that the gate compares. */
  readonly numbers: number;
  readonly outputs: number;
  /** Outputs of a row whose first number has moved by `shift`: each grows with it, or each falls. */
  readonly say: (z: readonly number[], shift: number) => readonly number[];
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** One output that grows with one normal number. */
function of(name: string, output: (z: number) => number): SimulatedModel {
  return { name, numbers: 1, outputs: 1, say: ([z], shift) => [output(z! + shift)] };
}

const LEAVES = [0.02, 0.05, 0.11, 0.2, 0.37, 0.64, 0.9];
const CLASSES = 10;

export const models: readonly SimulatedModel[] = [
  of('probability', (z) => sigmoid(1.5 * z)),
  of('sure probability', (z) => sigmoid(6 * z)),
  of('probability of what is rare', (z) => sigmoid(1.2 * z - 4)),
  of('tree of seven leaves', (z) => LEAVES[Math.max(0, Math.min(6, Math.round(2 * z) + 3))]!),
  of('regression with a long tail', (z) => Math.exp(z)),
  { name: 'ten classes', numbers: CLASSES, outputs: CLASSES, say: softmax },
];

function softmax(z: readonly number[], shift: number): readonly number[] {
  const weights = z.map((x, k) => Math.exp(1.5 * (x + (k === 0 ? shift : 0))));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** So far the first number moves for the output that moves most to lie `effect` of its standard deviations away. */
export function shiftFor(model: SimulatedModel, effect: number): number {
  const rows = population(model);
  const before = rows.map((z) => model.say(z, 0));
  const spreads = before[0]!.map((_, k) => momentsOf(before.map((said) => said[k]!)));
  let [low, high] = [0, effect > 0 ? 4 : 0];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    const now = rows.map((z) => model.say(z, middle));
    // What moves in one direction only is as far away as its mean.
    const away = spreads.map(({ mean, sd }, k) => Math.abs(momentsOf(now.map((said) => said[k]!)).mean - mean) / sd);
    if (Math.max(...away) < effect) low = middle;
    else high = middle;
  }
  return high;
}

/** Rows that stand for all: of one number its quantiles. */
function population({ numbers }: SimulatedModel): readonly (readonly number[])[] {
  if (numbers === 1) return Array.from({ length: 20_000 }, (_, i) => [normalQuantile((i + 0.5) / 20_000)]);
  const normal = seededNormals('the rows that stand for all');
  return Array.from({ length: 20_000 }, () => Array.from({ length: numbers }, normal));
}

function momentsOf(values: readonly number[]): { readonly mean: number; readonly sd: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length) };
}
