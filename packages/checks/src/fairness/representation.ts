// Who is in the data: a group's share of the rows against its share of a reference population.
import { chiSquareFit, totalVariation, wilson, type ChiSquare } from '@modelgate/stats';

export interface Represented {
  readonly group: string;
  readonly rows: number;
  /** Of the rows of known groups, 0 … 1, with its Wilson interval. */
  readonly share: number;
  readonly interval: readonly [low: number, high: number];
  /** Of the population, 0 … 1; absent for a group that the population does not name. */
  readonly expected?: number;
  /** share / expected: below 1 the group is under-represented. */
  readonly ratio?: number;
}

export interface Representation {
  /** Every group of the population or the data; one of the population may have no row. */
  readonly groups: readonly Represented[];
  /** Whether the rows are a sample of the population; p is 0 when a group has rows that the population does not have. */
  readonly fit: ChiSquare;
  /** ½ Σ|share − expected|, 0 … 1: the share of rows that would have to be of other groups. */
  readonly distance: number;
}

/**
 * Rows by group, and shares of the population by group, which add up to 1 (they are scaled when they do not). Undefined when either has
 * none.
 */
export function representation(
  rows: Readonly<Record<string, number>>,
  population: Readonly<Record<string, number>>,
  level: number,
): Representation | undefined {
  const names = [...new Set([...Object.keys(population), ...Object.keys(rows)])];
  const own = names.map((name) => (Object.hasOwn(rows, name) ? rows[name]! : 0));
  const others = names.map((name) => (Object.hasOwn(population, name) ? population[name]! : 0));
  const distance = totalVariation(own, others);
  if (distance === undefined) return undefined;
  const [n, whole] = [sum(own), sum(others)];
  const groups = names.map((group, i) => {
    const share = own[i]! / n;
    const expected = others[i]! / whole;
    const against = Object.hasOwn(population, group) && expected > 0 ? { expected, ratio: share / expected } : {};
    return { group, rows: own[i]!, share, interval: wilson(own[i]!, n, level), ...against };
  });
  return { groups, fit: chiSquareFit(others, own), distance };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
