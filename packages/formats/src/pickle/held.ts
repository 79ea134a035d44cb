// What is known of what objects and containers hold: a table, which holding.ts fills.
import { noMarks, type Marks } from './marks.ts';
import type { Nodes } from './nodes.ts';

/** Bits of a container: a callable is in it; an object with a callable in its state; an instance, with methods of its class; an array, index or table of pandas. */
export const CALLABLE = 1;
export const HOLDER = 2;
export const INSTANCE = 4;
export const OF_PANDAS = 8;

export interface Held {
  /** By value: a container, or what a call gave, of which only HOLDER is known. */
  readonly bits: Map<number, number>;
  /** By value: what it stands in. */
  readonly standsIn: Map<number, number | number[]>;
  /** Tuples in which something stands that is filled later. */
  readonly open: Set<number>;
  places: number;
  /** Callables that were put somewhere, and not only called. */
  readonly kept: Set<number>;
  /** What was put somewhere when there were too many places to note: it may stand in any container, and in any object's state. */
  readonly unnoted: Marks;
  /** Lists, dicts and sets, and numbers of tuples, that were there before the first callable: nobody noted where they stand. */
  readonly early: { containers: number; tuples: number };
  /** What was put later into something early, which may stand in each of those; and into something unnoted, which may stand in each of all. */
  readonly lost: { early: number; unnoted: number };
}

export const noneHeld = (): Held => ({
  bits: new Map(),
  standsIn: new Map(),
  open: new Set(),
  places: 0,
  kept: new Set(),
  unnoted: noMarks(),
  early: { containers: 0, tuples: 0 },
  lost: { early: 0, unnoted: 0 },
});

/** So many lists, dicts and sets, and numbers of tuples, were made by now. */
export function noteMade({ early }: Held, { all }: Nodes, containers: number, tuples: number): void {
  if (all.length > 0) return;
  early.containers = containers;
  early.tuples = tuples;
}
