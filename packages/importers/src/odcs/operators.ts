// The operators of a quality rule, which say where its number must lie; several of them must all hold.
import type { Interval } from '@modelgate/core';
import type { MapNode, Span } from '@modelgate/core/source';
import { intersection } from '../interval.ts';
import { aList, aNumber, items, problem, take, type Found, type Reading } from './reading.ts';

/** The intervals in which a rule's number must lie. */
export interface Must {
  readonly within: readonly Interval[];
  /** The first operator that was written. */
  readonly keyAt: Span;
  /** Where the operator stands that limits it from below. */
  readonly lowAt: Span;
  readonly highAt: Span;
}

const ofOne: Readonly<Record<string, (limit: number) => readonly Interval[]>> = {
  mustBe: (limit) => [{ min: limit, max: limit }],
  mustNotBe: (limit) => [{ below: limit }, { above: limit }],
  mustBeGreaterThan: (limit) => [{ above: limit }],
  mustBeGreaterOrEqualTo: (limit) => [{ min: limit }],
  mustBeLessThan: (limit) => [{ below: limit }],
  mustBeLessOrEqualTo: (limit) => [{ max: limit }],
};

/**
 * The standard's text has mustBeBetween "equivalent to mustBeGreaterThan and mustBeLessThan" (v3.0.0 to v3.1.0, data quality), so
 * both ends are outside, although its table writes ∈; mustNotBeBetween is what is not between, so both ends are inside.
 */
const ofTwo: Readonly<Record<string, (low: number, high: number) => readonly Interval[]>> = {
  mustBeBetween: (low, high) => [{ above: low, below: high }],
  mustNotBeBetween: (low, high) => [{ max: low }, { min: high }],
};

export const operators: readonly string[] = [...Object.keys(ofOne), ...Object.keys(ofTwo)];

/** Whether an operator compares with something other than a number (or, for a query, true or false). */
export function comparesOther(rule: MapNode, of: 'metric' | 'query'): boolean {
  return ['mustBe', 'mustNotBe'].some((key) => {
    const value = rule.entries.get(key)?.value;
    if (value === undefined) return false;
    const kind = value.kind === 'scalar' ? typeof value.value : value.kind;
    return kind !== 'number' && !(of === 'query' && kind === 'boolean');
  });
}

/** The rule's intervals; undefined where it has no operator, or one with a problem. */
export function mustOf(rule: MapNode, reading: Reading): Must | undefined {
  const written = operators.filter((key) => rule.entries.has(key));
  const read = written.map((key) => operatorAt(rule, key, reading));
  const good = read.filter((each) => each !== undefined);
  if (good.length === 0 || good.length < read.length) return undefined;
  const within = good.map((each) => each.is).reduce(intersection);
  if (within.length === 0) {
    problem(reading, 'policy/out-of-range', good[0]!.keyAt, 'no number is all of this', 'change the limits');
    return undefined;
  }
  const ending = (side: (interval: Interval) => boolean): Span =>
    (good.find(({ is }) => is.some(side)) ?? good[0]!).keyAt;
  return {
    within,
    keyAt: good[0]!.keyAt,
    lowAt: ending(({ min, above }) => min !== undefined || above !== undefined),
    highAt: ending(({ max, below }) => max !== undefined || below !== undefined),
  };
}

function operatorAt(rule: MapNode, key: string, reading: Reading): Found<readonly Interval[]> | undefined {
  const two = ofTwo[key];
  if (two !== undefined) return betweenAt(rule, key, two, reading);
  const value = rule.entries.get(key)!.value;
  // A query's true and false count as 1 and 0.
  if (value.kind === 'scalar' && typeof value.value === 'boolean' && /^must(Not)?Be$/.test(key))
    return { is: ofOne[key]!(Number(value.value)), at: value.at, keyAt: rule.entries.get(key)!.keyAt };
  const limit = take(rule, key, aNumber, reading);
  return limit && { ...limit, is: ofOne[key]!(limit.is) };
}

function betweenAt(
  rule: MapNode,
  key: string,
  between: (low: number, high: number) => readonly Interval[],
  reading: Reading,
): Found<readonly Interval[]> | undefined {
  const ends = take(rule, key, aList, reading);
  if (ends === undefined) return undefined;
  const numbers = items(ends.is, aNumber, `an item of ${key}`, reading);
  if (numbers.length < ends.is.items.length) return undefined;
  const [low, high] = numbers;
  if (numbers.length === 2 && low! < high!) return { ...ends, is: between(low!, high!) };
  problem(reading, 'policy/out-of-range', ends.at, `${key} needs two numbers, the smaller one first`, 'write [0, 100]');
  return undefined;
}
