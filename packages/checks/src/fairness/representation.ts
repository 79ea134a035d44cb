// Representation: a group's share of the rows against its share of a reference population.
import type { Representation } from '@modelgate/core';
import { chiSquareFit, totalVariation, wilson } from '@modelgate/stats';

/**
 * From the rows by group, and the population's shares by group, which are scaled to add up to 1. Undefined when either is empty.
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
  return { groups, p: chiSquareFit(others, own).p, distance };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
