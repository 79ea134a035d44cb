// A reader: tells by content alone whether bytes are of its format, and what it sees in them. It runs and loads nothing.
import type { ReadFacts, ReferenceFact, ScanLimits } from '@modelgate/core';
import type { ByteSource } from './source.ts';

/** Something inside a container. */
export interface Member {
  readonly name: string;
  /** tensor-data: the container says that these are raw numbers, which no loader interprets: they are not looked at. */
  readonly as?: 'tensor-data';
  /** Its bytes: a slice where they are stored as they are, decoded into the spool where they are not. Throws BudgetError, BrokenError. */
  open(): ByteSource | Promise<ByteSource>;
}

/** What a read may use beside the bytes. */
export interface ReadContext {
  /** The last name on the way in, for messages and misleading endings; never to choose a reader by. */
  readonly name: string;
  readonly budget: Budget;
  /** Where a file that the model names beside itself is. */
  resolve(target: string): ReferenceFact['found'];
}

/** What is left of the limits for the file at hand, shared by all of its members. */
export interface Budget {
  readonly limits: ScanLimits;
  /** Counts bytes that a codec gave. Throws BudgetError beyond the limit, or when the time is up. */
  expand(bytes: number): void;
  /** Counts members. Throws BudgetError. */
  member(): void;
  /** Throws BudgetError when the time is up; cheap enough for every few thousand steps. */
  tick(): void;
}

/** A limit was hit: what was being read is not evaluated. */
export class BudgetError extends Error {}

/** The bytes are not what their format demands: what was being read is not evaluated. */
export class BrokenError extends Error {}

export interface ReadResult extends ReadFacts {
  readonly members?: readonly Member[];
}

export interface Reader {
  readonly format: string;
  /** `head`: the first 4,096 bytes, or all; the source for those that must look further. Cheap, and never throws. */
  recognises(head: Uint8Array, source: ByteSource, name: string): boolean;
  /** Throws BudgetError or BrokenError only where nothing at all can be told; otherwise facts, with `treatment` saying how far it came. */
  read(source: ByteSource, context: ReadContext): ReadResult | Promise<ReadResult>;
}
