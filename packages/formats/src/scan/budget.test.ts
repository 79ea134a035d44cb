// Limits, and what is left when one was hit; bytes that are too many for memory.
import { expect, test } from 'vitest';
import { startBudget } from './budget.ts';
import { BudgetError } from './reader.ts';
import { memorySource } from './source.ts';
import { makeSpool } from './spool.ts';
import type { TemporaryFile } from './spool.ts';

const limits = { expandedBytes: 10, depth: 3, members: 2, milliseconds: 100 };

test('each limit is hit when it is passed, and not before', () => {
  const bytes = startBudget(limits);
  bytes.expand(10);
  expect(bytes.spent).toBeUndefined();
  expect(() => bytes.expand(1)).toThrow(BudgetError);
  expect(bytes.spent).toBe('it expands to more than 10 bytes');
  const members = startBudget(limits);
  members.member();
  members.member();
  expect(() => members.member()).toThrow('it has more than 2 members');
});

test('time counts from the start', () => {
  let now = 1000;
  const budget = startBudget(limits, () => now);
  now = 1100;
  budget.tick();
  now = 1101;
  expect(() => budget.tick()).toThrow('its time is up (100 ms)');
  expect(() => budget.expand(0)).toThrow(BudgetError);
});

test('bytes beyond the memory go to a file in their order, which is closed once', () => {
  const written: Uint8Array[] = [];
  let closed = 0;
  const temporaryFile = (): TemporaryFile => ({
    write: (bytes) => void written.push(bytes),
    source: () => memorySource(Buffer.concat(written)),
    close: () => void (closed += 1),
  });
  const spool = makeSpool(startBudget({ ...limits, expandedBytes: 1 << 30 }), temporaryFile);
  const sink = spool.open();
  const pieces = Array.from({ length: 7 }, (_, i) => Buffer.alloc(1 << 20, i));
  for (const piece of pieces) sink.write(piece);
  const source = sink.source();
  expect(Buffer.concat(pieces).equals(source.read(0, source.size))).toBe(true);
  expect(written.length).toBe(7);
  source.close?.();
  spool.close();
  expect(closed).toBe(1);
});

test('few bytes need no file', () => {
  const spool = makeSpool(startBudget(limits), () => expect.unreachable('so little needs no file'));
  const sink = spool.open();
  sink.write(Buffer.from('ab'));
  sink.write(Buffer.from('cd'));
  expect(Buffer.from(sink.source().read(0, 9)).toString()).toBe('abcd');
});
