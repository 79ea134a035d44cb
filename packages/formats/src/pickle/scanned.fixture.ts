// Pickles written as text: each character is a byte.
import type { CallableFact } from '@modelgate/core';
import type { Budget, ReadResult } from '../scan/reader.ts';
import { memorySource } from '../scan/source.ts';
import type { ByteSource } from '../scan/source.ts';
import { readPickle } from './read-pickle.ts';

export const noLimits: Budget = {
  limits: { expandedBytes: 0, depth: 0, members: 0, milliseconds: 0 },
  expand: () => undefined,
  member: () => undefined,
  tick: () => undefined,
};

export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

export const scanned = (text: string): ReadResult => readPickle(memorySource(bytesOf(text)), { budget: noLimits });

/** 'called posix.system by REDUCE'. */
export const acts = ({ callables = [] }: ReadResult): readonly string[] =>
  callables.map(({ role, module, name, by }: CallableFact) => `${role} ${module}${module && '.'}${name} by ${by}`);

export const codes = ({ anomalies = [] }: ReadResult): readonly string[] => anomalies.map(({ code }) => code);

/** `unit` over and over, without holding it. */
export function endless(head: string, unit: string, size: number): ByteSource {
  const start = bytesOf(head);
  const units = bytesOf(unit.repeat(Math.ceil((1 << 18) / unit.length)));
  return {
    size,
    read: (offset, length) => {
      if (offset < start.length) return start.subarray(offset, Math.min(start.length, offset + length));
      const from = (offset - start.length) % unit.length;
      return units.subarray(from, from + Math.max(0, Math.min(length, size - offset)));
    },
  };
}
