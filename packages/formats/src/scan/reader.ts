// A reader: tells by content alone whether bytes are of its format, and what it sees in them. It runs and loads nothing.
import type { AnomalyFact, ReadFacts, ReferenceFact, ScanLimits } from '@modelgate/core';
import type { ByteSource } from './source.ts';

/** Something inside a container. */
export interface Member {
  readonly name: string;
  /**
   * tensor-data: the container says that these are raw numbers, which no loader interprets: they are not looked at. numbers: a loader may
   * interpret them, if something else in the container says so: they are looked at, and numbers where they are of no format.
   */
  readonly as?: 'tensor-data' | 'numbers';
  /** As its container declares; 0 where it does not. */
  readonly bytes?: number;
  /** Its bytes: a slice where they are stored as they are, decoded into the spool where they are not. Throws the errors below. */
  open(): OpenedMember | Promise<OpenedMember>;
}

/** Bytes of a member, and what showed only when they were decoded. */
export interface OpenedMember extends ByteSource {
  readonly anomalies?: readonly AnomalyFact[];
  /** Why some bytes may be missing: the others are read, and the member counts as not evaluated. */
  readonly broken?: string;
}

/** What a read may use beside the bytes. */
export interface ReadContext {
  /** The last name on the way in, for messages and misleading endings; never to choose a reader by. */
  readonly name: string;
  readonly budget: Budget;
  /** Where a file that the model names beside itself is. */
  resolve(target: string): ReferenceFact['found'];
  /** A place for bytes that a codec gives. */
  spool(): Sink;
}

/** Where a codec puts what it decodes: memory, and a temporary file beyond a few megabytes. */
export interface Sink {
  /** Counts the bytes in the budget, then keeps them without a copy: they must not change any more. Throws BudgetError. */
  write(bytes: Uint8Array): void;
  /** All that was written; no more can be. The driver closes it. */
  source(): ByteSource;
}

/** What is left of the limits for the file at hand, shared by all of its members. */
export interface Budget {
  readonly limits: ScanLimits;
  /** Counts bytes that a codec gave. Throws BudgetError beyond the limit, or when the time is up. */
  expand(bytes: number): void;
  /** Counts a member; called by whoever lists it, before it is kept. Throws BudgetError. */
  member(): void;
  /** Throws BudgetError when the time is up; cheap enough for every few thousand steps. */
  tick(): void;
}

/** A limit was hit: what was being read is not evaluated. */
export class BudgetError extends Error {}

/** The format is known, but there is nothing here to read it with: not evaluated. */
export class UnsupportedError extends Error {}

/** The bytes are not what their format demands: what was being read is not evaluated. */
export class BrokenError extends Error {}

export interface ReadResult extends ReadFacts {
  /** The more exact format, such as pytorch for a zip. */
  readonly format?: string;
  readonly members?: readonly Member[];
  /** Bytes in it that begin as zip archives do, and belong to it: whoever reads it takes them for nothing but bytes. */
  readonly archives?: readonly { readonly offset: number; readonly length: number }[];
}

export interface Reader {
  readonly format: string;
  /** Asked only where no other reader recognises the bytes, as for text. */
  readonly fallback?: true;
  /** `head`: the first 4,096 bytes, or all; the source for those that must look further. Cheap, and never throws. */
  recognises(head: Uint8Array, source: ByteSource, name: string): boolean;
  /** Throws the errors above only where nothing at all can be told; otherwise facts, with `treatment` saying how far it came. */
  read(source: ByteSource, context: ReadContext): ReadResult | Promise<ReadResult>;
}
