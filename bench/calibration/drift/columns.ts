// Fifty columns of a simulated table: numbers of five shapes, truth values and categories, each driven by one standard normal.
import { jensenShannon, jensenShannonOfShift, normalCdf, normalQuantile } from '@modelgate/stats';

export interface SimulatedColumn {
  readonly name: string;
  readonly is: 'number' | 'text' | 'boolean';
  /** How a value follows from its normal number `z`, and a uniform one where a shift needs it, when the column has drifted by `effect`. */
  readonly drifted: (effect: number) => (z: number, uniform: () => number) => number;
}

const LOGNORMAL_SD = Math.sqrt((Math.E - 1) * Math.E);
/** E|z|: scaling by s moves a normal sample by |s − 1| of this, in standard deviations. */
const MEAN_ABSOLUTE = Math.sqrt(2 / Math.PI);

const shapes: readonly Omit<SimulatedColumn, 'name'>[] = [
  { is: 'number', drifted: (effect) => (z) => z + effect },
  { is: 'number', drifted: (effect) => (z) => z * (1 + effect / MEAN_ABSOLUTE) },
  { is: 'number', drifted: (effect) => (z) => Math.exp(z) + effect * LOGNORMAL_SD },
  // Heavy tails: z·|z| has the standard deviation √3, and a kurtosis of 11.7.
  { is: 'number', drifted: (effect) => (z) => z * Math.abs(z) + effect * Math.sqrt(3) },
  // Few whole numbers, 2.02 apart from rounding in their deviation: some rows move up by one.
  { is: 'number', drifted: (effect) => (z, uniform) => Math.round(2 * z) + Number(uniform() < effect * 2.02073) },
  // A tenth of the rows has a value, all others 0.
  { is: 'number', drifted: (effect) => (z, uniform) => Number(z > 1.2815515 || uniform() < (effect * 0.3) / 0.9) },
  { is: 'boolean', drifted: boosted },
  categories([0.4, 0.3, 0.2, 0.1]),
  categories(Array.from({ length: 12 }, () => 1 / 12)),
  categories([0.55, 0.2, 0.1, 0.05, 0.04, 0.02, 0.02, 0.01, 0.01]),
];

/** Five of each shape. */
export const columns: readonly SimulatedColumn[] = Array.from({ length: 50 }, (_, i) => ({
  name: `c${i}`,
  ...shapes[i % shapes.length]!,
}));

/** Names of towns, customers, products: levels that are even or fall off as 1/k, down to ten rows of each in ten thousand. */
export const manyLevels: readonly SimulatedColumn[] = [20, 50, 80, 100, 150, 300].flatMap((levels) =>
  [0, 1].map((fall) => ({
    name: `${fall === 0 ? 'even' : 'falling'} ${levels}`,
    ...categories(Array.from({ length: levels }, (_, k) => 1 / (k + 1) ** fall)),
  })),
);

/** Amounts, waiting times, sizes of files: few rows make up most of the variance, and of its error nearly all. */
export const heavyTails: readonly SimulatedColumn[] = [
  ...[1, 1.5, 2].map((sigma): SimulatedColumn => {
    const sd = Math.sqrt((Math.exp(sigma ** 2) - 1) * Math.exp(sigma ** 2));
    return { name: `lognormal ${sigma}`, is: 'number', drifted: (effect) => (z) => Math.exp(sigma * z) + effect * sd };
  }),
  ...[2.5, 3, 4.5].map((index): SimulatedColumn => {
    const sd = Math.sqrt(index / (index - 2)) / (index - 1);
    return {
      name: `Pareto ${index}`,
      is: 'number',
      drifted: (effect) => (z) => normalCdf(-z) ** (-1 / index) + effect * sd,
    };
  }),
];

/** So many false rows turn true that the Jensen–Shannon distance is that of a shift by `effect`. */
function boosted(effect: number): (z: number, uniform: () => number) => number {
  const turned = 2 * (towards([0.5, 0.5], [0, 1], effect)[1]! - 0.5);
  return (z, uniform) => Number(z > 0 || uniform() < turned);
}

/** A column of levels with these weights. Drifted, rows move towards the rarer ones. */
function categories(weights: readonly number[]): Omit<SimulatedColumn, 'name'> {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => weight / sum);
  return {
    is: 'text',
    drifted: (effect) => {
      const all = towards(shares, skewed([...shares].reverse()), effect);
      let below = 0;
      const cuts = all.slice(0, -1).map((share) => normalQuantile((below += share)));
      return (z) => levelAt(cuts, z);
    },
  };
}

/** How many cuts are at most `z`; they ascend. */
function levelAt(cuts: readonly number[], z: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (z >= cuts[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

function skewed(shares: readonly number[]): readonly number[] {
  const weights = shares.map((share, i) => share * (1 + i));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Shares on the way from one distribution to another, as far as a shift by `effect` is in the Jensen–Shannon distance. */
function towards(from: readonly number[], to: readonly number[], effect: number): readonly number[] {
  const at = (step: number): readonly number[] => from.map((share, i) => share + step * (to[i]! - share));
  const wanted = effect > 0 ? jensenShannonOfShift(effect) : 0;
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (jensenShannon(from, at(middle)) < wanted) low = middle;
    else high = middle;
  }
  return at(effect > 0 ? high : 0);
}
