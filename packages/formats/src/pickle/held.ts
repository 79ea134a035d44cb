// What is known of what objects and containers hold: a table, which holding.ts fills.
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
  /** Lists, dicts and sets, and numbers of tuples, that were there before the first callable: nobody noted where they stand. */
  readonly early: { containers: number; tuples: number };
  /** What was put into one of these, or into any container when there were too many places to note: it may be in each of them. */
  lost: number;
}

export const noneHeld = (): Held => ({
  bits: new Map(),
  standsIn: new Map(),
  open: new Set(),
  places: 0,
  early: { containers: 0, tuples: 0 },
  lost: 0,
});

/** So many lists, dicts and sets, and numbers of tuples, were made by now. */
export function noteMade({ early }: Held, { all }: Nodes, containers: number, tuples: number): void {
  if (all.length > 0) return;
  early.containers = containers;
  early.tuples = tuples;
}
